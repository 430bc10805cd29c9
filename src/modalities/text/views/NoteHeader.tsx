import { IconBolt, IconMagnet, IconTextScan2 } from '@tabler/icons-react'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'
import type { OutlineSwitch } from '../outline/use-outline-panel.tsx'
import styles from './NoteHeader.module.css'

interface NoteHeaderProps {
  readonly spanCount: number
  readonly snaps: boolean
  onSnapsChange(snaps: boolean): void
  readonly tagsAtOnce: boolean
  onTagsAtOnceChange(tagsAtOnce: boolean): void
  readonly outline: OutlineSwitch
  onFind(): void
  onUntagged(): void
  onTagAll(): void
  readonly isStyling: boolean
  onStyle(): void
}

export function NoteHeader(props: NoteHeaderProps) {
  const {
    spanCount,
    snaps,
    onSnapsChange,
    tagsAtOnce,
    onTagsAtOnceChange,
    outline,
    onFind,
    onUntagged,
    onTagAll,
    isStyling,
    onStyle,
  } = props
  const keys = useKeyNames()
  return (
    <header className={styles.header}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={outline.isOpen}
        title={outline.count === 1 ? '1 section' : `${outline.count} sections`}
        onClick={outline.toggle}
      >
        Outline
      </button>
      <span className={styles.count}>{spanCount === 1 ? '1 tag' : `${spanCount} tags`}</span>
      <button
        type="button"
        className={styles.toggle}
        aria-label="Next sentence without a tag"
        data-icon
        title={keys.hint('Next sentence without a tag', 'Alt+U')}
        onClick={onUntagged}
      >
        <IconTextScan2 size={15} stroke={1.8} aria-hidden />
      </button>
      <button type="button" className={styles.toggle} title={keys.hint('Find in the note', 'Mod+F')} onClick={onFind}>
        Find
      </button>
      <button
        type="button"
        className={styles.toggle}
        title={keys.hint('Tag all places of the selected words, here or in the whole project', 'Alt+T')}
        onClick={onTagAll}
      >
        Tag all
      </button>
      <button
        type="button"
        className={styles.toggle}
        aria-label="Snap to words"
        aria-pressed={snaps}
        data-icon
        title="Snap to words: widen selections to whole words and leave out punctuation at their edges"
        onClick={() => onSnapsChange(!snaps)}
      >
        <IconMagnet size={15} stroke={1.8} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.toggle}
        aria-label="Tag at once"
        aria-pressed={tagsAtOnce}
        data-icon
        title="Tag at once: text that the mouse selects gets the active label at once, without a key"
        onClick={() => onTagsAtOnceChange(!tagsAtOnce)}
      >
        <IconBolt size={15} stroke={1.8} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isStyling}
        title="Size, spacing, letters, line numbers"
        onClick={onStyle}
      >
        Text
      </button>
    </header>
  )
}
