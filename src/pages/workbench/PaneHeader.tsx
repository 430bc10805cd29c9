import { VisuallyHidden } from '@mantine/core'
import { usePatient, useSession, useView } from '../../session/session-context.ts'
import styles from './PaneArea.module.css'
import { freshView } from './pane-arrangement.ts'
import type { PaneChoice, PaneChoices } from './pane-choices.ts'
import { studyRelation } from './study-times.ts'

interface PaneHeaderProps {
  readonly paneId: string
  /** 1-based place of the pane. */
  readonly place: number
  readonly choices: PaneChoices
}

const groups = [
  ['own', 'This case'],
  ['priors', 'Prior studies'],
  ['others', 'Other studies'],
] as const

const choiceKey = ({ item, caseId }: Pick<PaneChoice, 'caseId'> & { readonly item: { readonly id: string } }) =>
  `${caseId ?? ''}/${item.id}`

/** What a pane shows, and the choice of something else: of the case, or of another study of the patient. */
export function PaneHeader({ paneId, place, choices }: PaneHeaderProps) {
  const { viewStore } = useSession()
  const itemId = useView(({ panes }) => panes[paneId]?.itemId ?? null)
  const caseId = useView(({ panes }) => panes[paneId]?.caseId ?? null)
  const all = groups.flatMap(([key]) => choices[key])
  const isOnly = all.length < 2
  return (
    <>
      {caseId !== null && <OtherStudy caseId={caseId} />}
      <select
        className={styles.chooser}
        aria-label={`Item in pane ${place}`}
        value={itemId === null ? '' : choiceKey({ item: { id: itemId }, caseId })}
        disabled={isOnly && itemId !== null}
        onChange={({ currentTarget: { value } }) => {
          const chosen = all.find((choice) => choiceKey(choice) === value)
          if (chosen !== undefined && chosen.item.id !== itemId)
            viewStore.setPane(paneId, freshView(chosen.item.id, chosen.caseId))
        }}
      >
        {itemId === null && <option value="">Choose an item</option>}
        {groups.map(([key, label]) =>
          choices[key].length === 0 ? null : (
            <optgroup key={key} label={label}>
              {choices[key].map((choice) => (
                <option key={choiceKey(choice)} value={choiceKey(choice)}>
                  {choice.name}
                </option>
              ))}
            </optgroup>
          ),
        )}
      </select>
    </>
  )
}

/** That a pane shows another case than the open one, and how that one stands to it. */
function OtherStudy({ caseId }: { readonly caseId: string }) {
  const openCaseId = useSession().patient.caseId
  const cases = usePatient((patient) => patient.cases)
  const other = cases.find((each) => each.case.id === caseId)
  if (other === undefined) return null
  const open = cases.find((each) => each.case.id === openCaseId)
  const { isPrior, distance } = studyRelation(other, open)
  const kind = isPrior ? 'Prior' : 'Other study'
  const said = `${kind} of ${open?.case.name ?? 'this case'}${distance === null ? '' : `, ${distance}`}: ${other.case.name}`
  return (
    <span className={styles.otherMark} title={said}>
      <span aria-hidden>{kind}</span>
      <VisuallyHidden>{said}</VisuallyHidden>
    </span>
  )
}
