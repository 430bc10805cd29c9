import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Label } from '../../domain/records/label.ts'
import type { ListedFact } from '../../domain/records/listed-facts.ts'
import { anyone, noValue, type QueryField } from '../../persistence/case-list/case-query.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useModules } from '../shared/modules-context.ts'
import { outcomeText, statusText } from '../shared/review-text.ts'
import { useProjectOf } from '../shared/use-project-of.ts'

export const factName: Readonly<Record<ListedFact, string>> = {
  view: 'View',
  modality: 'Modality',
  bodyPart: 'Body part',
  posture: 'Posture',
  portable: 'Portable',
  laterality: 'Side',
  presentationIntent: 'Presentation',
  manufacturer: 'Manufacturer',
}

export const fieldName: Readonly<Record<QueryField, string>> = {
  status: 'Status',
  outcome: 'Outcome',
  label: 'Label',
  annotator: 'Annotator',
  split: 'Split',
  kind: 'Kind of item',
  labelSet: 'Made under label set',
  guideline: 'Made under guideline',
  ...factName,
}

/** As they come from an address: of any text. */
const statusTexts: Readonly<Record<string, string>> = statusText
const outcomeTexts: Readonly<Record<string, string>> = outcomeText

const labelStateText: Readonly<Record<string, string>> = {
  present: 'present',
  absent: 'absent',
  unsure: 'not assessable',
}

/** What stands for a field without a value. */
const noneText: Readonly<Partial<Record<QueryField, string>>> = {
  outcome: 'No outcome',
  label: 'No label',
  annotator: 'Nobody yet',
  split: 'No split',
  labelSet: 'No annotation',
  guideline: 'No annotation',
}

/** Names of what the list knows by id only. */
export interface ListNames {
  readonly labels: ReadonlyMap<string, Label>
  annotator(id: string): string
  /** A value of a field as people call it. */
  value(field: QueryField, value: string): string
}

export function useListNames(projectStore: RecordStore): ListNames {
  const project = useProjectOf(projectStore)
  const annotators = useStore(projectStore.store, ({ records }) => records.tables.annotator)
  const { modalities } = useModules()
  return useMemo(() => {
    const labels = new Map(project.labelSet.labels.map((label) => [label.id, label]))
    const annotator = (id: string) => (id === anyone ? 'anyone' : (annotators.get(id)?.name ?? 'Somebody unknown'))
    const value = (field: QueryField, given: string): string => {
      if (given === noValue) return noneText[field] ?? 'Not known'
      switch (field) {
        case 'status':
          return statusTexts[given] ?? given
        case 'outcome':
          return outcomeTexts[given] ?? given
        case 'label': {
          const [id = '', state = ''] = given.split(':')
          return `${labels.get(id)?.name ?? 'Removed label'}: ${labelStateText[state] ?? state}`
        }
        case 'annotator':
          return annotator(given)
        case 'kind':
          return modalities.get(given)?.label ?? given
        case 'labelSet':
        case 'guideline':
          return `Version ${given}`
        case 'portable':
          return given === 'yes' ? 'Yes' : given === 'no' ? 'No' : given
        default:
          return given
      }
    }
    return { labels, annotator, value }
  }, [project.labelSet, annotators, modalities])
}
