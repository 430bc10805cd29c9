/** Hash routes (without the `#`); patterns for the router, and addresses for links. */
export const patterns = {
  projects: '/',
  cases: '/p/:project/cases',
  workbench: '/p/:project/cases/:case',
  export: '/p/:project/export',
  settings: '/p/:project/settings',
  help: '/help',
} as const

export const projectsPath = '/'
export const helpPath = '/help'

/** @param search filters and order, as `addressOfQuery` writes them */
export function casesPath(projectId: string, search = ''): string {
  return `/p/${projectId}/cases${search}`
}

/** @param search filters and order of the list that the case is walked in */
export function workbenchPath(projectId: string, caseId: string, search = ''): string {
  return `${casesPath(projectId)}/${caseId}${search}`
}

export function exportPath(projectId: string): string {
  return `/p/${projectId}/export`
}

/** Search of the settings that leads to their check of the log. */
export const atLogCheck = '?at=log'

export function settingsPath(projectId: string, search = ''): string {
  return `/p/${projectId}/settings${search}`
}
