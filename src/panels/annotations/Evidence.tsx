import { ActionIcon } from '@mantine/core'
import { IconUnlink } from '@tabler/icons-react'
import type { Annotation } from '../../domain/records/annotation.ts'
import { useSession, useView } from '../../session/session-context.ts'
import { lateralityText, targetSummary } from './annotation-text.ts'
import { sizeText, sliceText } from './evidence-text.ts'
import styles from './Findings.module.css'
import { type CropOf, Thumbnail } from './Thumbnail.tsx'
import { useMarkSource } from './use-mark-source.ts'

interface EvidenceProps {
  readonly mark: Annotation
  readonly cropOf: CropOf
  /** Takes the mark out of its finding. */
  readonly onTakeOut: () => void
}

/** One piece of evidence: what it looks or reads like and where it is; a click goes there. */
export function Evidence({ mark, cropOf, onTakeOut }: EvidenceProps) {
  const { viewStore } = useSession()
  const { item, otherCase } = useMarkSource(mark)
  const isSelected = useView(({ selection }) => selection.includes(mark.id))
  const what = targetSummary(mark)
  const where = [
    item?.name,
    otherCase,
    sliceText(mark, item),
    mark.laterality === 'unknown' ? null : lateralityText[mark.laterality].toLowerCase(),
    sizeText(mark, item),
  ].filter((part) => part != null)
  return (
    <li className={styles.piece} data-selected={isSelected || undefined}>
      <button
        type="button"
        className={styles.pieceButton}
        aria-current={isSelected}
        onClick={() => (viewStore.get().picking === null ? viewStore.reveal(mark.id) : viewStore.pick(mark.id))}
        onMouseEnter={() => viewStore.hover(mark.id)}
        onMouseLeave={() => viewStore.hover(null)}
      >
        <Thumbnail mark={mark} item={item} cropOf={cropOf} />
        <span className={styles.pieceText}>
          <span className={styles.pieceWhat}>{what}</span>
          <span className={styles.pieceWhere} title={where.join(', ')}>
            {where.join(', ')}
          </span>
        </span>
      </button>
      <ActionIcon
        data-hint="Take out of the finding"
        size="sm"
        aria-label={`Take ${what} out of the finding`}
        onClick={onTakeOut}
      >
        <IconUnlink size={14} />
      </ActionIcon>
    </li>
  )
}
