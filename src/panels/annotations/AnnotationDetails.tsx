import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { IconLink, IconTrash } from '@tabler/icons-react'
import { memo, useCallback } from 'react'
import {
  labelAllows,
  removeAnnotations,
  setAssertion,
  setComment,
  setLabel,
} from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { type Annotation, assertions } from '../../domain/records/annotation.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useCaseRecords, useProject, useSession, useView } from '../../session/session-context.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { useKeyNames } from '../../ui/keys/keys-context.ts'
import styles from './AnnotationDetails.module.css'
import { AttributeFields } from './AttributeFields.tsx'
import { AuthorNote } from './AuthorNote.tsx'
import { assertionText } from './annotation-text.ts'
import { CodingField, type ConceptSearch } from './CodingField.tsx'
import { CommentField } from './CommentField.tsx'
import { type ConceptMemory, noConceptMemory } from './concept-memory.ts'
import { DrawnWindow } from './DrawnWindow.tsx'
import { FindingSection } from './FindingSection.tsx'
import { KeypointsField } from './KeypointsField.tsx'
import { ManyAnnotations } from './ManyAnnotations.tsx'
import { MeasureSection } from './MeasureSection.tsx'
import { SideNote, SideSelect } from './SideField.tsx'
import type { CropOf } from './Thumbnail.tsx'
import { useShownLater } from './use-shown-later.ts'

interface AnnotationDetailsProps {
  readonly search: ConceptSearch
  /** The key that puts what is selected on the other side; by default there is none. */
  readonly swapKey?: string
  /** Codes used before; none where not given. */
  readonly memory?: ConceptMemory
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
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const chosen = selection.flatMap((id) => annotations.get(id) ?? [])
  const only = useShownLater(chosen[0])
  const remove = useCallback(() => {
    onCommand(removeAnnotations(selection))
    viewStore.select([])
    // The button pressed is gone with them.
    viewStore.surfaces.get(viewStore.get().activePane ?? '')?.focus()
  }, [onCommand, selection, viewStore])
  if (inHand !== undefined) {
    return (
      <div className={styles.details}>
        <FindingSection key={inHand.id} {...props} finding={inHand} isWhole />
      </div>
    )
  }
  if (chosen.length > 1) {
    const key = chosen.map(({ id }) => id).join(' ')
    return (
      <ManyAnnotations key={key} annotations={chosen} onCommand={onCommand} onRemove={remove}>
        <JoinButton name="Join" joinKey={joinKey} onJoin={onJoin} />
      </ManyAnnotations>
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
      rightSection={<KeyCap name={joinKey} />}
      {...useKeyNames().aria(joinKey)}
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

/** Rendered for its own sake only: an undo or a notice goes through all that is around it. */
const OneAnnotation = memo(function OneAnnotation(props: OneAnnotationProps) {
  const { annotation, search, memory = noConceptMemory, swapKey = '', onCommand, onRemove, onJoin, joinKey } = props
  const project = useProject()
  const { labels } = project.labelSet
  const item = useCaseRecords(({ tables }) => tables.item.get(annotation.itemId ?? ''))
  const { id, labelId, target, assertion, findingId } = annotation
  const finding = useCaseRecords(({ tables }) => tables.finding.get(findingId ?? ''))
  const fitting = labels.filter((label) => label.id === labelId || labelAllows(label, target.kind))
  const ownLabel = labels.find((label) => label.id === labelId)
  return (
    <div className={styles.details}>
      <div className={styles.row}>
        <NativeSelect
          label="Label"
          data-field="label"
          className={styles.grow}
          value={labelId}
          onChange={(event) => {
            const label = labels.find((candidate) => candidate.id === event.currentTarget.value)
            if (label !== undefined) onCommand(setLabel([id], label, project))
          }}
          data={[
            ...(ownLabel !== undefined ? [] : [{ value: labelId, label: 'Removed label' }]),
            ...fitting.map((label) => ({ value: label.id, label: label.name })),
          ]}
        />
        <JoinButton name="Join…" joinKey={joinKey} onJoin={onJoin} />
        <ActionIcon data-hint="Delete" aria-label="Delete annotation" className={styles.delete} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      {target.kind === 'keypoints' && <KeypointsField annotationId={id} target={target} onCommand={onCommand} />}
      <AttributeFields annotations={[annotation]} definitions={ownLabel?.attributes ?? []} onCommand={onCommand} />
      <CodingField annotation={annotation} search={search} memory={memory} onCommand={onCommand} />
      <div className={styles.row}>
        <NativeSelect
          label="Assertion"
          data-field="assertion"
          className={styles.grow}
          value={assertion}
          onChange={({ currentTarget: { value } }) => {
            const chosen = assertions.find((candidate) => candidate === value)
            if (chosen !== undefined) onCommand(setAssertion(id, chosen))
          }}
          data={assertions.map((value) => ({ value, label: assertionText[value] }))}
        />
        <SideSelect annotation={annotation} onCommand={onCommand} />
      </div>
      <SideNote
        annotation={annotation}
        label={labels.find((label) => label.id === labelId)}
        facts={item?.facts}
        swapKey={swapKey}
        onCommand={onCommand}
      />
      {/* Below what is said of the mark: in a low window label and code stay in sight. */}
      {item !== undefined && <MeasureSection annotation={annotation} item={item} onCommand={onCommand} />}
      <CommentField comment={annotation.comment} onCommit={(comment) => onCommand(setComment(id, comment))} />
      {finding !== undefined && <FindingSection {...props} finding={finding} isWhole={false} />}
      <DrawnWindow annotation={annotation} />
      <AuthorNote annotation={annotation} />
    </div>
  )
})
