import { createElement, type ReactElement } from 'react'
import type { Annotation } from '../../../src/domain/records/annotation.ts'
import type { OpenedText } from '../../../src/modalities/text/opened-text.ts'
import { useCaseRecords, useProject } from '../../../src/session/session-context.ts'

/** The straightforward way to draw a tagged note: one element for each run of text, all drawn again at each change. */
export function PlainNote({ opened: { text } }: { readonly opened: OpenedText }): ReactElement {
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const { labels } = useProject().labelSet
  const colors = new Map(labels.map(({ id, color }) => [id, color]))
  const runs = plainRuns(text, [...annotations.values()]).map(({ start, end, top }) =>
    createElement(
      'span',
      {
        key: start,
        style:
          top === undefined ? {} : { background: `color-mix(in oklab, ${colors.get(top.labelId)} 25%, transparent)` },
      },
      text.slice(start, end),
    ),
  )
  const style = { height: '100%', overflow: 'auto', whiteSpace: 'pre-wrap', lineHeight: 2, fontSize: 15 } as const
  return createElement('div', { role: 'document', style }, runs)
}

function plainRuns(text: string, annotations: readonly Annotation[]) {
  const fragments = annotations
    .flatMap(({ target, labelId }) =>
      target.kind === 'span' ? target.fragments.map(({ start, end }) => ({ start, end, labelId })) : [],
    )
    .sort((a, b) => a.start - b.start)
  const bounds = [...new Set([0, text.length, ...fragments.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  let open: typeof fragments = []
  let next = 0
  return bounds.slice(0, -1).map((start, index) => {
    open = open.filter(({ end }) => end > start)
    for (let f = fragments[next]; f !== undefined && f.start <= start; f = fragments[++next]) open.push(f)
    return { start, end: bounds[index + 1] ?? text.length, top: open.at(-1) }
  })
}
