import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import { useCaseRecords, usePatient, useSession } from '../../session/session-context.ts'

/** Where a mark comes from. */
export interface MarkSource {
  readonly item: Item | undefined
  /** Name of its case where that is another than the one at the address. */
  readonly otherCase: string | null
}

export function useMarkSource({ itemId, caseId }: Annotation): MarkSource {
  const { patient } = useSession()
  const own = useCaseRecords(({ tables }) => tables.item.get(itemId ?? ''))
  const home = usePatient(({ cases }) => cases.find((each) => each.case.id === caseId))
  return {
    item: own ?? home?.items.find(({ id }) => id === itemId),
    otherCase: caseId === patient.caseId ? null : (home?.case.name ?? 'another case'),
  }
}
