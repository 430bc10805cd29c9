import { memo } from 'react'
import type { LabelStyles } from './label-style.ts'
import { type SpanLayout, spanFragments } from './span-layout.ts'
import { TextBlockView } from './TextBlockView.tsx'
import { blocksTouched, type TextBlock } from './text-blocks.ts'

interface NoteTextProps {
  readonly text: string
  readonly blocks: readonly TextBlock[]
  /** Indices of the blocks that show lines and spans. */
  readonly drawn: ReadonlySet<number>
  readonly layout: SpanLayout
  readonly labels: LabelStyles
  readonly selection: readonly string[]
  readonly hovered: string | null
  /** Marks that belong with what is selected or hovered: they stand out as the hovered one does. */
  readonly related: readonly string[]
  readonly flashing: string | null
}

/** The text in blocks, each told only of what is inside of it, so that a hover or a new span draws one block again. */
export const NoteText = memo(function NoteText(props: NoteTextProps) {
  const { text, blocks, drawn, layout, labels, selection, hovered, related, flashing } = props
  const blocksOf = (id: string): ReadonlySet<number> => {
    const fragments = spanFragments(layout, id) ?? []
    return new Set(fragments.flatMap(({ start, end }) => blocksTouched(blocks, start, end)))
  }
  const byBlock = (ids: readonly string[]) => {
    const found = new Map<number, string>()
    for (const id of ids) {
      for (const index of blocksOf(id)) {
        const before = found.get(index)
        found.set(index, before === undefined ? id : `${before} ${id}`)
      }
    }
    return found
  }
  const selectedIn = byBlock(selection)
  const meantIn = byBlock(hovered === null ? related : [hovered, ...related])
  const flashingIn = blocksOf(flashing ?? '')
  return blocks.map((block) => (
    <TextBlockView
      key={block.index}
      isDrawn={drawn.has(block.index)}
      text={text}
      block={block}
      fragments={layout.blocks[block.index] ?? []}
      labels={labels}
      selected={selectedIn.get(block.index) ?? ''}
      meant={meantIn.get(block.index) ?? ''}
      flashing={flashingIn.has(block.index) ? flashing : null}
    />
  ))
})
