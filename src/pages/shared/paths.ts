/** Hash routes (without the `#`); patterns for the router, and addresses for links. */
export const patterns = {
  projects: '/',
  cases: '/p/:project/cases',
  workbench: '/p/:project/cases/:case',
  export: '/p/:project/export',
  settings: '/p/:project/settings',
} as const

export const projectsPath = '/'

export function casesPath(projectId: string): string {
  return `/p/${projectId}/cases`
}

export function workbenchPath(projectId: string, caseId: string): string {
  return `${casesPath(projectId)}/${caseId}`
}

export function exportPath(projectId: string): string {
  return `/p/${projectId}/export`
}

export function settingsPath(projectId: string): string {
  return `/p/${projectId}/settings`
}
