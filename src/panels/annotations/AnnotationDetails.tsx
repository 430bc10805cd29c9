import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
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
import { useCaseRecords, useProject, useSession, useView } from '../../session/session-context.ts'
import styles from './AnnotationDetails.module.css'
import { AttributeFields } from './AttributeFields.tsx'
import { AuthorNote } from './AuthorNote.tsx'
import { assertionText, lateralityText } from './annotation-text.ts'
import { CodingField, type ConceptSearch } from './CodingField.tsx'
import { CommentField } from './CommentField.tsx'
import { type ConceptMemory, noConceptMemory } from './concept-memory.ts'
import { KeypointsField } from './KeypointsField.tsx'
import { ManyAnnotations } from './ManyAnnotations.tsx'

interface AnnotationDetailsProps {
  readonly search: ConceptSearch
  /** Codes used before; none where not given. */
  readonly memory?: ConceptMemory
  readonly onCommand: (command: Command) => void
}

/** What is selected, and everything that can be said about it. */
export function AnnotationDetails({ search, memory = noConceptMemory, onCommand }: AnnotationDetailsProps) {
  const { viewStore } = useSession()
  const selection = useView((view) => view.selection)
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const chosen = selection.flatMap((id) => annotations.get(id) ?? [])
  const [only] = chosen
  const remove = () => {
    onCommand(removeAnnotations(selection))
    viewStore.select([])
  }
  if (chosen.length > 1) {
    const key = chosen.map(({ id }) => id).join(' ')
    return <ManyAnnotations key={key} annotations={chosen} onCommand={onCommand} onRemove={remove} />
  }
  if (only === undefined) return null
  // Keyed: what is being typed about one annotation must never land on another.
  return (
    <OneAnnotation
      key={only.id}
      annotation={only}
      search={search}
      memory={memory}
      onCommand={onCommand}
      onRemove={remove}
    />
  )
}

interface OneAnnotationProps extends AnnotationDetailsProps {
  readonly annotation: Annotation
  readonly onRemove: () => void
}

function OneAnnotation({ annotation, search, memory = noConceptMemory, onCommand, onRemove }: OneAnnotationProps) {
  const project = useProject()
  const { labels } = project.labelSet
  const { id, labelId, target, assertion, laterality } = annotation
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
        <Tooltip label="Delete">
          <ActionIcon aria-label="Delete annotation" className={styles.delete} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
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
        <NativeSelect
          label="Patient’s side"
          data-field="side"
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
      <AuthorNote annotation={annotation} />
    </div>
  )
}
