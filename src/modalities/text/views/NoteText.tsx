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
  readonly flashing: string | null
}

/** The text in blocks, each told only of what is inside of it, so that a hover or a new span draws one block again. */
export const NoteText = memo(function NoteText(props: NoteTextProps) {
  const { text, blocks, drawn, layout, labels, selection, hovered, flashing } = props
  const blocksOf = (id: string): ReadonlySet<number> => {
    const fragments = spanFragments(layout, id) ?? []
    return new Set(fragments.flatMap(({ start, end }) => blocksTouched(blocks, start, end)))
  }
  const selectedIn = new Map<number, string>()
  for (const id of selection) {
    for (const index of blocksOf(id)) {
      const before = selectedIn.get(index)
      selectedIn.set(index, before === undefined ? id : `${before} ${id}`)
    }
  }
  const hoveredIn = blocksOf(hovered ?? '')
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
      hovered={hoveredIn.has(block.index) ? hovered : null}
      flashing={flashingIn.has(block.index) ? flashing : null}
    />
  ))
})
