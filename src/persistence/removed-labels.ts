import { labelSetVersions } from '../domain/log/definition-history.ts'
import type { Label } from '../domain/records/label.ts'
import type { Project } from '../domain/records/project.ts'
import type { GlossaDatabase } from './database.ts'
import { projectChanges } from './definition-changes.ts'

/**
 * A project whose label set has the labels too that were removed from it while marks or findings still name them, as they last were and
 * without a key: in one tab a label can be removed, or its making undone, while another tab uses it. What they mean is in the log alone.
 */
export async function withUsedLabels(db: GlossaDatabase, project: Project): Promise<Project> {
  const present = new Set(project.labelSet.labels.map(({ id }) => id))
  const removed = new Map<string, Label>()
  for (const { content } of labelSetVersions(await projectChanges(db, project.id))) {
    for (const label of content.labels) if (!present.has(label.id)) removed.set(label.id, { ...label, hotkey: null })
  }
  if (removed.size === 0) return project
  const used = await labelsInUse(db, project.id)
  const added = [...removed.values()].filter(({ id }) => used.has(id))
  if (added.length === 0) return project
  return { ...project, labelSet: { ...project.labelSet, labels: [...project.labelSet.labels, ...added] } }
}

async function labelsInUse(db: GlossaDatabase, projectId: string): Promise<ReadonlySet<string>> {
  const used = new Set<string>()
  const summaries = db.summaries.where(':id').between([projectId], [projectId, []])
  await summaries.each(({ tallies }) => {
    for (const key of Object.keys(tallies)) {
      const [what, labelId = ''] = key.split(':')
      if (what === 'label') used.add(labelId)
    }
  })
  const findings = db.records('finding').where(':id').between([projectId], [projectId, []])
  await findings.each(({ record }) => {
    if ('labelId' in record) used.add(record.labelId)
  })
  return used
}
