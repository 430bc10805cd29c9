import { createElement, memo, type ReactElement } from 'react'
import { joinedNames } from './joined-names.ts'
import { type LabelStyles, styleOf } from './label-style.ts'
import { type PlacedFragment, placeInRows } from './rows.ts'
import { isStacked, paintOf, rowsOf, sharedCount } from './run-paint.ts'
import { type Run, runsOfLines } from './runs.ts'
import type { BlockFragment } from './span-layout.ts'
import styles from './TextBlockView.module.css'
import type { TextBlock } from './text-blocks.ts'

export interface TextBlockViewProps {
  /** Whether lines and spans are drawn yet; before, the block is its bare text. */
  readonly isDrawn: boolean
  readonly text: string
  readonly block: TextBlock
  readonly fragments: readonly BlockFragment[]
  readonly labels: LabelStyles
  /** Annotation ids in this block, joined by blanks: equal where nothing changed. */
  readonly selected: string
  /** Hovered, or belonging with what is: ids joined as those of `selected`. */
  readonly meant: string
  readonly flashing: string | null
}

/**
 * A hundred lines of a note. Text nodes hold the source unchanged and every other sign (line numbers, label chips) is generated
 * content, so that lengths of text nodes are offsets, and find, copy and selection see the note alone.
 */
export const TextBlockView = memo(function TextBlockView(props: TextBlockViewProps) {
  const { text, block, fragments } = props
  const content = text.slice(block.start, block.end)
  const own = {
    className: rightToLeft.test(content) ? `${styles.block} ${styles.bidi}` : styles.block,
    style: { containIntrinsicBlockSize: `auto ${block.screenLines}lh` },
    'data-block': block.index,
    'data-start': block.start,
  }
  if (!props.isDrawn) return <div {...own}>{content}</div>
  const bounds = [...block.lines.map(({ start }) => start), block.end]
  const marks: MarkContext = {
    ...props,
    selectedIds: new Set(props.selected.split(' ')),
    meantIds: new Set(props.meant.split(' ')),
  }
  const lines = runsOfLines(bounds, placeInRows(fragments)).map((runs, index) => {
    const { number = 0, isContinued = false } = block.lines[index] ?? {}
    const line = { className: styles.line, 'data-line': isContinued ? undefined : number + 1 }
    return createElement('div', line, ...lineContent(text, runs, marks))
  })
  return createElement('div', own, ...lines)
})

/** Letters and marks that are written from right to left. */
const rightToLeft =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/

interface MarkContext {
  readonly labels: LabelStyles
  readonly selectedIds: ReadonlySet<string>
  readonly meantIds: ReadonlySet<string>
  readonly flashing: string | null
}

function lineContent(text: string, runs: readonly Run[], context: MarkContext) {
  const content: (string | ReactElement)[] = []
  let nextChipAt = Number.POSITIVE_INFINITY
  const signs = signsOf(runs)
  for (const run of runs.toReversed()) {
    const begins = run.covers.filter((fragment) => fragment.start === run.start)
    const more = signs.get(run) ?? 0
    content.push(runContent(text, run, { begins, more }, nextChipAt - run.start, context))
    if (begins.length > 0) nextChipAt = run.start
  }
  return content.reverse()
}

/** How many share the last underline, told once in each stretch of a line where some do: where they are most. */
function signsOf(runs: readonly Run[]): ReadonlyMap<Run, number> {
  const signs = new Map<Run, number>()
  let best: { readonly run: Run; readonly count: number } | null = null
  for (const run of runs) {
    const count = sharedCount(run)
    if (count === 0) best = null
    if (count <= (best?.count ?? 0)) continue
    if (best !== null) signs.delete(best.run)
    best = { run, count }
    signs.set(run, count)
  }
  return signs
}

/** What stands at a run besides its text. */
interface RunSigns {
  readonly begins: readonly PlacedFragment[]
  /** Tags that share the last underline, where that is told; 0: none. */
  readonly more: number
}

/** @param room characters up to the next chip of the line */
function runContent(text: string, run: Run, { begins, more }: RunSigns, room: number, context: MarkContext) {
  const content = text.slice(run.start, run.end)
  if (run.covers.length === 0) {
    if (run.gaps.length === 0) return content
    return (
      <span className={styles.gap} style={rowsOf(run, context.labels)}>
        {content}
      </span>
    )
  }
  return (
    <mark
      className={classesOf(run, context)}
      style={paintOf(run, context.labels, isPointedAt(run, context))}
      data-spans={run.covers.map(({ id }) => id).join(' ')}
      {...chipOf(begins, room, context)}
      {...(more === 0 ? {} : { 'data-more': `+${more}` })}
    >
      {content}
    </mark>
  )
}

/** Selected, or pointed at here or elsewhere. */
function isMeant({ id }: PlacedFragment, { selectedIds, meantIds }: MarkContext): boolean {
  return meantIds.has(id) || selectedIds.has(id)
}

function isPointedAt({ covers }: Run, context: MarkContext): boolean {
  return covers.some((fragment) => isMeant(fragment, context))
}

function classesOf(run: Run, context: MarkContext): string {
  const { start, end, covers } = run
  let classes = `${isStacked(run) ? styles.stacked : styles.single}`
  const selected = covers.find(({ id }) => context.selectedIds.has(id))
  if (selected !== undefined) {
    classes += ` ${styles.selected}`
    if (selected.start === start) classes += ` ${styles.selectedStart}`
    if (selected.end === end) classes += ` ${styles.selectedEnd}`
  }
  if (covers.some(({ id }) => id === context.flashing)) classes += ` ${styles.flashing}`
  return classes
}

/** A chip is no wider than the way to the next one; its letters are about four fifths as wide as the text's. */
const chipCharsPerChar = 1.2

function chipOf(begins: readonly PlacedFragment[], room: number, context: MarkContext) {
  if (begins.length === 0) return {}
  const own = begins.map(({ labelId, part }) => ({ ...styleOf(context.labels, labelId), isFirst: part === 'first' }))
  const names = joinedNames(own.map(({ name, isFirst }) => (isFirst ? name : `… ${name}`)))
  const said = joinedNames(own.map(({ name, isFirst }) => (isFirst ? name : `${name}, continued`)))
  const label = { 'data-label': `${said}: ` }
  // What is pointed at or selected says its whole name, over its neighbours where it must.
  if (begins.some((fragment) => isMeant(fragment, context))) return { ...label, 'data-chip': names, 'data-meant': '' }
  const width = Math.min(room, ...begins.map(({ start, end }) => end - start)) * chipCharsPerChar
  if (names.length <= width) return { ...label, 'data-chip': names }
  return {
    ...label,
    'data-chip': joinedNames(
      own.map(({ short, isFirst }) => (isFirst ? short : `…${short}`)),
      '+',
    ),
  }
}
