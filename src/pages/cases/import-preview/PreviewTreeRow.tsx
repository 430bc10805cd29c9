import { VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { encodingName } from '../../../lib/encoding-names.ts'
import { countText, sizeText } from '../../../ui/time-text.ts'
import type { PreviewItem } from '../../../workers/import-preview.ts'
import styles from './PreviewTree.module.css'
import type { PreviewRow } from './preview-rows.ts'

interface PreviewTreeRowProps {
  readonly row: PreviewRow
  readonly index: number
  readonly startPx: number
  readonly items: readonly PreviewItem[]
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly onPick: (event: MouseEvent) => void
  readonly onFocus: () => void
  readonly onToggle: () => void
  readonly onOpen: (isOpen: boolean) => void
}

/** Rows and cells of a treegrid: no elements of a table can be laid out as rows in sight only. */
const cell = { role: 'gridcell' } as const

/** A case, a file of it, or a case of one file. */
export function PreviewTreeRow(props: PreviewTreeRowProps) {
  const { row, index, startPx, items, isCurrent, isSelected, onPick, onFocus, onToggle, onOpen } = props
  const { one, number, item, level, isOpen, isExcluded, isMixed, warningCount } = row
  const own = item === null ? undefined : items[item]
  const members = one.items.flatMap((member) => items[member] ?? [])
  const patients = [...new Set(members.flatMap(({ patient }) => patient ?? []))]
  const needsLook = warningCount > 0 || (isMixed && level === 1)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="row"
      aria-level={level}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      {...(isOpen === null ? {} : { 'aria-expanded': isOpen })}
      tabIndex={isCurrent ? 0 : -1}
      className={styles.row}
      data-level={level}
      data-excluded={isExcluded || undefined}
      style={{ transform: `translateY(${startPx}px)` }}
      onClick={onPick}
      onFocus={onFocus}
    >
      <span {...cell} className={styles.check}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Space on the row does the same */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space on the row does the same */}
        <span
          className={styles.box}
          data-checked={isSelected || undefined}
          onClick={(event) => {
            event.stopPropagation()
            onToggle()
          }}
        >
          {isSelected && <IconCheck size={12} stroke={3} aria-hidden />}
        </span>
      </span>
      <span {...cell} className={styles.case}>
        {level === 1 && (
          <>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: Left and Right do the same */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: Left and Right do the same */}
            <span
              className={styles.chevron}
              onClick={(event) => {
                if (isOpen === null) return
                event.stopPropagation()
                onOpen(!isOpen)
              }}
            >
              {isOpen === null ? null : isOpen ? (
                <IconChevronDown size={14} aria-hidden />
              ) : (
                <IconChevronRight size={14} aria-hidden />
              )}
            </span>
            <VisuallyHidden>Case </VisuallyHidden>
            {number}
          </>
        )}
      </span>
      <span {...cell} className={styles.file} title={own?.files.join('\n')}>
        {own === undefined ? countText(one.items.length, 'file') : <FilePath files={own.files} />}
      </span>
      <span {...cell} className={styles.kind}>
        <span className={styles.kindText}>{own === undefined ? summary(members) : recognised(own)}</span>
        {isExcluded && <span className={styles.tag}>not imported</span>}
      </span>
      <span {...cell} className={styles.patient} data-mixed={(isMixed && level === 1) || undefined}>
        {level === 1 && (isMixed ? `${patients.length} patients` : (patients[0] ?? ''))}
      </span>
      <span {...cell} className={styles.number}>
        {own === undefined ? '' : sizeText(own.sizeBytes)}
      </span>
      <span {...cell} className={styles.warning}>
        {needsLook && (
          <IconAlertTriangle
            size={14}
            role="img"
            aria-label={isMixed && level === 1 ? 'Several patients' : countText(warningCount, 'warning')}
          />
        )}
      </span>
    </div>
  )
}

/** The name in full, what leads to it dimmed and cut first; of several files, the first. */
function FilePath({ files }: { readonly files: readonly string[] }) {
  const [path = ''] = files
  const slash = path.lastIndexOf('/') + 1
  return (
    <>
      {slash > 0 && <span className={styles.folder}>{path.slice(0, slash)}</span>}
      <span className={styles.fileName}>{path.slice(slash)}</span>
      {files.length > 1 && <span className={styles.more}> and {files.length - 1} more</span>}
    </>
  )
}

function recognised({ name, system, sizePx, frames, encoding, markCount }: PreviewItem): string {
  const size = sizePx === null ? '' : `, ${sizePx.width} × ${sizePx.height}`
  const slices = frames === 1 ? '' : `, ${frames.toLocaleString('en-GB')} pictures`
  const marks = markCount === 0 ? '' : `, ${countText(markCount, 'mark')}`
  // UTF-8 is what everybody expects.
  const read = encoding === null || encoding === 'utf-8' ? '' : `, ${encodingName(encoding)}`
  return `${name} (${systemNames[system] ?? system.toUpperCase()}${read}${slices}${size}${marks})`
}

const systemNames: Readonly<Record<string, string>> = { text: 'text', webp: 'WebP' }

/** "2 radiographs, note": what a case holds, in the order it holds it. */
function summary(members: readonly PreviewItem[]): string {
  const counts = new Map<string, number>()
  for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`)).join(', ')
}
