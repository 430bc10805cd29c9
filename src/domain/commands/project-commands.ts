import { fail, ok } from '../../lib/result.ts'
import { definitionsProblem } from '../labels/attribute-definitions.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'
import type { Label } from '../records/label.ts'
import { type Annotator, type BlindingRule, blindingRules, type Project } from '../records/project.ts'
import { sectionListsProblem } from '../text/section-edits.ts'
import type { SectionList } from '../text/section-presets.ts'
import type { Command } from './command.ts'
import { setFields } from './set-fields.ts'

export function projectOf(state: RecordState): Project | undefined {
  return [...state.tables.project.values()][0]
}

/** The first change of every project. */
export function createProject(project: Project): Command {
  return {
    name: 'project.create',
    scope: 'project',
    plan(state) {
      if (projectOf(state) !== undefined) return fail('project-exists', { id: project.id })
      return ok([{ op: 'add', kind: 'project', record: project }])
    },
  }
}

export function renameProject(name: string): Command {
  return onProject('project.rename', (project) =>
    name.trim() === '' ? 'name-missing' : setFields('project', project, { '/name': name.trim() }),
  )
}

/**
 * Replaces the labels; a new version of the label set, since annotations name the version they were made under. Refuses a label
 * without a name (`label-name-missing`), and a name or a hotkey given twice (`label-name-twice`, `label-hotkey-twice`): two labels
 * on one key would tag at random. Refuses attributes that cannot work (`attribute-name-twice`, `attribute-options-missing`, ...).
 */
export function setLabels(labels: readonly Label[]): Command {
  return onProject('project.set-labels', (project) => {
    if (labels.some(({ name }) => name.trim() === '')) return 'label-name-missing'
    const twice = (values: readonly string[]) => new Set(values).size !== values.length
    if (twice(labels.map(({ name }) => name.trim().toLowerCase()))) return 'label-name-twice'
    if (twice(labels.flatMap(({ hotkey }) => (hotkey === null ? [] : [hotkey.toLowerCase()]))))
      return 'label-hotkey-twice'
    const fault = labels
      .map(({ attributes }) => definitionsProblem(attributes))
      .find((problem) => problem !== undefined)
    if (fault !== undefined) return fault
    const unchanged = setFields('project', project, { '/labelSet/labels': [...labels] })
    if (unchanged.length === 0) return []
    const version = nextVersion(project, project.labelSet.version)
    const labelSet = { ...project.labelSet, version, labels: [...labels] }
    return setFields('project', project, { '/labelSet': labelSet })
  })
}

/** Replaces the guideline: a new version of it, since annotations name the version they were made under. */
export function setGuideline(markdown: string): Command {
  return onProject('project.set-guideline', (project) => {
    if (project.guideline.markdown === markdown) return []
    const version = nextVersion(project, project.guideline.version)
    return setFields('project', project, { '/guideline': { ...project.guideline, version, markdown } })
  })
}

/**
 * A version that nothing was ever called: an undo goes back to the version before, and what is made next must not share the name of what
 * was taken back, under which annotations may have been made. The project's revision counts every edit, undos too.
 */
function nextVersion({ revision }: Project, present: number): number {
  return Math.max(present, revision) + 1
}

/**
 * Sets the kinds of notes whose headings are known, for the outline of notes. Null: those that come with the app. Refuses what
 * `sectionListsProblem` finds.
 */
export function setSectionLists(lists: readonly SectionList[] | null): Command {
  return {
    name: 'project.set-sections',
    scope: 'project',
    plan(state) {
      const project = projectOf(state)
      if (project === undefined) return fail('project-missing')
      const fault = lists === null ? undefined : sectionListsProblem(lists)
      if (fault !== undefined) return { ok: false, error: fault }
      return ok(setFields('project', project, { '/sectionLists': lists }))
    },
  }
}

/** Whether files imported from now on are stored as they are, with what identifies patients. */
export function setKeepSources(keepSources: boolean): Command {
  return onProject('project.set-keep-sources', (project) =>
    setFields('project', project, { '/rules': { ...project.rules, keepSources } }),
  )
}

/**
 * Sets what readers do not see until they have set an outcome; rules that this version does not know are kept. A new version of the
 * guideline, since annotations name the version they were made under: whether a reader was blind is part of how they read.
 */
export function setBlinding(rules: readonly BlindingRule[]): Command {
  return onProject('project.set-blinding', (project) => {
    const known: readonly string[] = blindingRules
    const unknown = project.rules.blinding.filter((rule) => !known.includes(rule))
    const blinding = [...blindingRules.filter((rule) => rules.includes(rule)), ...unknown]
    const changed = setFields('project', project, { '/rules/blinding': blinding })
    if (changed.length === 0) return []
    const guideline = { ...project.guideline, version: nextVersion(project, project.guideline.version) }
    return setFields('project', project, { '/rules/blinding': blinding, '/guideline': guideline })
  })
}

function onProject(name: string, plan: (project: Project) => readonly Patch[] | string): Command {
  return {
    name,
    scope: 'project',
    plan(state) {
      const project = projectOf(state)
      if (project === undefined) return fail('project-missing')
      const planned = plan(project)
      return typeof planned === 'string' ? fail(planned) : ok(planned)
    },
  }
}

/**
 * Makes an annotator known to the project, or brings their details and keys up to date. Keys already known are kept: they verify
 * what was signed with them.
 */
export function joinProject(annotator: Annotator): Command {
  return {
    name: 'annotator.join',
    scope: 'project',
    plan(state) {
      const present = state.tables.annotator.get(annotator.id)
      if (present === undefined) return ok([{ op: 'add', kind: 'annotator', record: { ...annotator, revision: 1 } }])
      const known = new Set(present.keys.map(({ publicKey }) => publicKey))
      const keys = [...present.keys, ...annotator.keys.filter(({ publicKey }) => !known.has(publicKey))]
      const { name, role, credential } = annotator
      return ok(
        setFields('annotator', present, {
          '/name': name,
          '/role': role,
          '/credential': credential,
          '/keys': keys,
          ...(annotator.externalId === undefined ? {} : { '/externalId': annotator.externalId }),
        }),
      )
    },
  }
}
