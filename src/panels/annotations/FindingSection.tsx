import { Button, NativeSelect } from '@mantine/core'
import { IconUnlink } from '@tabler/icons-react'
import type { Command } from '../../domain/commands/command.ts'
import {
  leaveFinding,
  setFindingCodings,
  setFindingLabel,
  setFindingNote,
} from '../../domain/commands/finding-commands.ts'
import type { Finding } from '../../domain/records/project.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useProject, useSession } from '../../session/session-context.ts'
import { countText } from '../../ui/time-text.ts'
import styles from './AnnotationDetails.module.css'
import { Codes } from './Codes.tsx'
import type { ConceptSearch } from './CodingField.tsx'
import { CommentField } from './CommentField.tsx'
import { Evidence } from './Evidence.tsx'
import own from './Findings.module.css'
import type { CropOf } from './Thumbnail.tsx'
import { useEvidence } from './use-patient-marks.ts'

interface FindingSectionProps {
  readonly finding: Finding
  /** Everything about the finding, or only its evidence, below what is said of the mark that is selected. */
  readonly isWhole: boolean
  readonly search: ConceptSearch
  readonly cropOf: CropOf
  /** @param store of another case than the surrounding one */
  readonly onCommand: (command: Command, store?: RecordStore) => void
  readonly onDissolve: (findingId: string) => void
}

/** A finding with all its evidence, each piece with the way to it, and what can be done with the finding. */
export function FindingSection({ finding, isWhole, search, cropOf, onCommand, onDissolve }: FindingSectionProps) {
  const { patient } = useSession()
  const { labels } = useProject().labelSet
  const { id, labelId, note, codings } = finding
  const evidence = useEvidence(id)
  const name = labels.find((label) => label.id === labelId)?.name ?? 'Removed label'
  const takeOut = async (markId: string, caseId: string) => {
    const held = await patient.hold(caseId)
    if (!held.ok) return
    onCommand(leaveFinding([markId]), held.value.store)
    held.value.release()
  }
  return (
    <section className={own.section} aria-label={`Finding: ${name}`}>
      <h3 className={own.title}>
        <span className={own.name}>{name}</span>
        <span className={own.count}>{countText(evidence.length, 'piece')} of evidence</span>
        <Button
          size="compact-xs"
          leftSection={<IconUnlink size={13} />}
          title="Take the finding apart; its marks stay"
          onClick={() => onDissolve(id)}
        >
          Dissolve
        </Button>
      </h3>
      <ul className={own.pieces} aria-label="Evidence">
        {evidence.map((mark) => (
          <Evidence key={mark.id} mark={mark} cropOf={cropOf} onTakeOut={() => void takeOut(mark.id, mark.caseId)} />
        ))}
      </ul>
      {isWhole && (
        <>
          <NativeSelect
            label="Label of the finding"
            value={labelId}
            onChange={({ currentTarget: { value } }) => {
              const label = labels.find((candidate) => candidate.id === value)
              if (label !== undefined) onCommand(setFindingLabel(id, label, labels))
            }}
            data={[
              ...(labels.some((label) => label.id === labelId) ? [] : [{ value: labelId, label: 'Removed label' }]),
              ...labels.map((label) => ({ value: label.id, label: label.name })),
            ]}
          />
          <fieldset className={styles.codes}>
            <legend className={styles.legend}>Code of the finding</legend>
            <Codes codings={codings} search={search} onChange={(next) => onCommand(setFindingCodings(id, next))} />
          </fieldset>
          <CommentField
            label="Note on the finding"
            comment={note}
            onCommit={(text) => onCommand(setFindingNote(id, text))}
          />
        </>
      )}
    </section>
  )
}
