import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core'
import { IconLink, IconTrash } from '@tabler/icons-react'
import {
  labelAllows,
  removeAnnotations,
  setAssertion,
  setComment,
  setLabel,
  setLaterality,
} from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { type Annotation, assertions, lateralities } from '../../domain/records/annotation.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useCaseRecords, useProject, useSession, useView } from '../../session/session-context.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { countText } from '../../ui/time-text.ts'
import styles from './AnnotationDetails.module.css'
import { AuthorNote } from './AuthorNote.tsx'
import { assertionText, lateralityText } from './annotation-text.ts'
import type { ConceptSearch } from './Codes.tsx'
import { CodingField } from './CodingField.tsx'
import { CommentField } from './CommentField.tsx'
import { FindingSection } from './FindingSection.tsx'
import type { CropOf } from './Thumbnail.tsx'

interface AnnotationDetailsProps {
  readonly search: ConceptSearch
  /** @param store of another case than the surrounding one */
  readonly onCommand: (command: Command, store?: RecordStore) => void
  readonly cropOf: CropOf
  readonly onJoin: () => void
  readonly joinKey: string
  readonly onDissolve: (findingId: string) => void
}

/** What is selected, and everything that can be said about it. */
export function AnnotationDetails(props: AnnotationDetailsProps) {
  const { onCommand, onJoin, joinKey } = props
  const { viewStore } = useSession()
  const selection = useView((view) => view.selection)
  const findingId = useView((view) => view.finding)
  const inHand = useCaseRecords(({ tables }) => tables.finding.get(findingId ?? ''))
  const only = useCaseRecords(({ tables }) =>
    selection.length === 1 ? tables.annotation.get(selection[0] ?? '') : undefined,
  )
  const remove = () => {
    onCommand(removeAnnotations(selection))
    viewStore.select([])
  }
  if (inHand !== undefined) {
    return (
      <div className={styles.details}>
        <FindingSection key={inHand.id} {...props} finding={inHand} isWhole />
      </div>
    )
  }
  if (selection.length > 1) {
    return (
      <div className={styles.many}>
        <span className={styles.grow}>{countText(selection.length, 'annotation')} selected</span>
        <JoinButton name="Join" joinKey={joinKey} onJoin={onJoin} />
        <Button leftSection={<IconTrash size={14} />} onClick={remove}>
          Delete
        </Button>
      </div>
    )
  }
  if (only === undefined) return null
  // Keyed: what is being typed about one annotation must never land on another.
  return <OneAnnotation key={only.id} {...props} annotation={only} onRemove={remove} />
}

interface JoinButtonProps {
  readonly name: string
  readonly joinKey: string
  readonly onJoin: () => void
}

function JoinButton({ name, joinKey, onJoin }: JoinButtonProps) {
  return (
    <Button
      leftSection={<IconLink size={14} />}
      rightSection={<KeyCap name="⇧ J" />}
      aria-keyshortcuts={joinKey}
      title="Make it one finding with another mark"
      onClick={onJoin}
    >
      {name}
    </Button>
  )
}

interface OneAnnotationProps extends AnnotationDetailsProps {
  readonly annotation: Annotation
  readonly onRemove: () => void
}

function OneAnnotation(props: OneAnnotationProps) {
  const { annotation, search, onCommand, onRemove, onJoin, joinKey } = props
  const project = useProject()
  const { labels } = project.labelSet
  const { id, labelId, target, assertion, laterality, findingId } = annotation
  const finding = useCaseRecords(({ tables }) => tables.finding.get(findingId ?? ''))
  const fitting = labels.filter((label) => label.id === labelId || labelAllows(label, target.kind))
  const hasLabel = fitting.some((label) => label.id === labelId)
  return (
    <div className={styles.details}>
      {finding !== undefined && <FindingSection {...props} finding={finding} isWhole={false} />}
      <div className={styles.row}>
        <NativeSelect
          label="Label"
          className={styles.grow}
          value={labelId}
          onChange={(event) => {
            const label = labels.find((candidate) => candidate.id === event.currentTarget.value)
            if (label !== undefined) onCommand(setLabel([id], label, project))
          }}
          data={[
            ...(hasLabel ? [] : [{ value: labelId, label: 'Removed label' }]),
            ...fitting.map((label) => ({ value: label.id, label: label.name })),
          ]}
        />
        <Tooltip label="Delete">
          <ActionIcon aria-label="Delete annotation" className={styles.delete} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <CodingField annotation={annotation} search={search} onCommand={onCommand} />
      <div className={styles.row}>
        <NativeSelect
          label="Assertion"
          className={styles.grow}
          value={assertion}
          onChange={({ currentTarget: { value } }) => {
            const chosen = assertions.find((candidate) => candidate === value)
            if (chosen !== undefined) onCommand(setAssertion(id, chosen))
          }}
          data={assertions.map((value) => ({ value, label: assertionText[value] }))}
        />
        <NativeSelect
          label="Patient’s side"
          className={styles.grow}
          value={laterality}
          onChange={({ currentTarget: { value } }) => {
            const chosen = lateralities.find((candidate) => candidate === value)
            if (chosen !== undefined) onCommand(setLaterality(id, chosen))
          }}
          data={lateralities.map((value) => ({ value, label: lateralityText[value] }))}
        />
      </div>
      <CommentField comment={annotation.comment} onCommit={(comment) => onCommand(setComment(id, comment))} />
      <div>
        <JoinButton name={finding === undefined ? 'Join…' : 'Join another…'} joinKey={joinKey} onJoin={onJoin} />
      </div>
      <AuthorNote annotation={annotation} />
    </div>
  )
}
