import type { Draft } from '../../contracts/import-format.ts'
import { setFields } from '../../domain/commands/set-fields.ts'
import { type Patch, wholeRecord } from '../../domain/log/patch.ts'
import type { Annotator, Patient, Project } from '../../domain/records/project.ts'
import { jsonEquals } from '../../lib/json.ts'
import { pseudonymsOf, withIds } from '../pseudonyms.ts'
import type { MergeBase } from './merge-base.ts'
import { type CaseMergeContext, mergeCase } from './merge-case.ts'
import { mergeLabels } from './merge-labels.ts'
import { mergeRecord } from './merge-record.ts'
import { MergeTally } from './merge-tally.ts'

/** What one case, or (null) the project itself, gets. */
export interface MergeStep {
  readonly caseId: string | null
  readonly patches: readonly Patch[]
}

/**
 * Plans the merge of a dataset into a project, record by record as it is read: nothing that is here is lost, nothing comes in twice,
 * and the same dataset merged again plans nothing. The rules stand with `mergeRecord` (edits), `mergeLabels` (label sets), `placeOf`
 * (cases and items known by their files) and `comesBack` (removals). A removal made on the other side is not in a dataset, and
 * removes nothing here.
 */
export class DatasetMerge {
  readonly tally = new MergeTally()
  readonly #base: MergeBase
  readonly #context: CaseMergeContext
  /** Annotators of this project by the pseudonym that its own exports give them. */
  #ownPseudonyms: ReadonlyMap<string, string> = new Map()
  #labelIdOf: (labelId: string) => string = (labelId) => labelId
  readonly #patients = new Map<string, Patient>()
  readonly #named = new Set<string>()

  constructor(base: MergeBase) {
    this.#base = base
    this.#context = {
      base,
      tally: this.tally,
      labelIdOf: (labelId) => this.#labelIdOf(labelId),
      recognised: new Set(),
      findings: new Set(),
    }
  }

  /** The steps of one draft; the project must come first, people and patients before cases. */
  async take(draft: Draft): Promise<readonly MergeStep[]> {
    const steps = (await this.#steps(draft)).filter(({ patches }) => patches.length > 0)
    if (steps.length > 0) this.tally.hasChanges = true
    return steps
  }

  /** What is left when all drafts were taken: patients without a case. Of another project they would be nobody here. */
  finish(): readonly MergeStep[] {
    if (!this.tally.isSameProject && !this.#base.isEmpty) return []
    const rest = [...this.#patients.values()].filter(({ key }) => !this.#named.has(key))
    if (rest.length > 0) this.tally.hasChanges = true
    return rest.map((patient) => ({ caseId: null, patches: [this.#addedPatient(patient)] }))
  }

  async #steps(draft: Draft): Promise<readonly MergeStep[]> {
    switch (draft.draft) {
      case 'project':
        return [{ caseId: null, patches: await this.#project(draft.project) }]
      case 'annotator':
        return [{ caseId: null, patches: this.#annotator(draft.annotator) }]
      case 'patient':
        return [{ caseId: null, patches: await this.#patient(draft.patient) }]
      case 'case': {
        const incoming = this.#ownPseudonyms.size === 0 ? draft.bundle : withIds(draft.bundle, this.#ownPseudonyms)
        const { caseId, patches, isNew } = await mergeCase(incoming, this.#context)
        const { patientKey } = draft.bundle.case
        const patient = this.#patients.get(patientKey)
        const needsPatient = isNew && patches.length > 0 && patient !== undefined
        this.#named.add(patientKey)
        if (!needsPatient) return [{ caseId, patches }]
        this.#patients.delete(patientKey)
        return [{ caseId, patches: [this.#addedPatient(patient), ...patches] }]
      }
    }
  }

  async #project(incoming: Project): Promise<readonly Patch[]> {
    const { project, isEmpty, annotators } = this.#base
    this.tally.isSameProject = incoming.id === project.id
    const own = await pseudonymsOf(incoming.id, annotators)
    this.#ownPseudonyms = new Map(
      await Promise.all(annotators.map(async ({ id }) => [await own.idOf(id), id] as const)),
    )
    if (isEmpty) {
      const { labelSet, guideline, terminologies, sectionLists = null } = incoming
      return setFields('project', project, {
        '/labelSet': labelSet,
        '/guideline': guideline,
        '/terminologies': terminologies,
        ...(sectionLists === null ? {} : { '/sectionLists': sectionLists }),
      })
    }
    const { labelSet, idOf, added, joined, kept } = mergeLabels(project.labelSet, incoming.labelSet)
    this.#labelIdOf = idOf
    this.tally.labels = { labelsAdded: added, labelsJoined: joined, labelsKept: kept }
    this.tally.isGuidelineOther = !jsonEquals(project.guideline, incoming.guideline)
    const terminologies = incoming.terminologies.filter(
      ({ system, version }) =>
        !project.terminologies.some((known) => known.system === system && known.version === version),
    )
    return setFields('project', project, {
      ...(labelSet === null ? {} : { '/labelSet': labelSet }),
      ...(terminologies.length === 0 ? {} : { '/terminologies': [...project.terminologies, ...terminologies] }),
    })
  }

  /** People stay as they are here; keys that are new are added, since they verify what was signed with them. */
  #annotator(incoming: Annotator): readonly Patch[] {
    const { annotators } = this.#base
    const present = annotators.find(({ id }) => id === (this.#ownPseudonyms.get(incoming.id) ?? incoming.id))
    if (present === undefined) {
      this.tally.count('annotator', 'added')
      this.tally.people.push(incoming.name)
      return [wholeRecord('add', 'annotator', incoming)]
    }
    const known = new Set(present.keys.map(({ publicKey }) => publicKey))
    const keys = incoming.keys.filter(({ publicKey }) => !known.has(publicKey))
    const patches = keys.length === 0 ? [] : setFields('annotator', present, { '/keys': [...present.keys, ...keys] })
    this.tally.count('annotator', patches.length > 0 ? 'changed' : 'same')
    return patches
  }

  /** Patients are known by their key; one that is not here comes in with a case of theirs. */
  async #patient(incoming: Patient): Promise<readonly Patch[]> {
    const present = await this.#base.patientByKey(incoming.key)
    if (present === undefined) {
      this.#patients.set(incoming.key, incoming)
      return []
    }
    const past = jsonEquals(present, incoming) ? [] : await this.#base.history('patient', present.id, '')
    const { taken, conflicts, isBehind } = mergeRecord(present, incoming, past)
    for (const conflict of conflicts) this.tally.conflict({ kind: 'patient', caseName: '', ...conflict })
    const patches = setFields('patient', present, taken)
    const isKept = isBehind || conflicts.length > 0
    this.tally.count('patient', patches.length > 0 ? 'changed' : isKept ? 'kept' : 'same')
    return patches
  }

  #addedPatient(patient: Patient): Patch {
    this.tally.count('patient', 'added')
    return wholeRecord('add', 'patient', patient)
  }
}
