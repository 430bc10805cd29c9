import { createElement, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { addAnnotation } from '../../../src/domain/commands/annotation-commands.ts'
import type { Label } from '../../../src/domain/records/label.ts'
import { makeSpan } from '../../../src/domain/text/span.ts'
import { type OpenedText, openedText } from '../../../src/modalities/text/opened-text.ts'
import Viewer from '../../../src/modalities/text/Viewer.tsx'
import { SessionContext } from '../../../src/session/session-context.ts'
import { UiProvider } from '../../../src/ui/UiProvider.tsx'
import { createMemorySession, type MemorySession, testLabel } from '../../fixtures/memory-session.ts'
import type { BenchRow } from '../row.ts'
import { mean, percentile } from '../statistics.ts'
import { PlainNote } from './plain-note.ts'

const noteChars = 1_000_000
const spanCount = 10_000
const addCount = 60
const scrollFrames = 300
/** About a notch of the wheel in every frame. */
const scrollPx = 120

/**
 * A note of 1 MB with 10,000 spans, some overlapping: from handing it over to its first paint, from a new span to its paint, and what a
 * scrolled frame costs. Runs in a page, with the styles of the app; the baseline draws one element for each run with React alone.
 */
export async function benchNote(): Promise<BenchRow[]> {
  const baseline = await measure(PlainNote)
  const own = await measure(Viewer)
  const name = 'plain React'
  const of = '1 MB note with 10,000 spans'
  return [
    row(`${of}: first paint`, own.firstMs, 150, { name, value: baseline.firstMs }),
    row(`${of}: add to paint (p95)`, percentile(own.addMs, 0.95), 33, {
      name,
      value: percentile(baseline.addMs, 0.95),
    }),
    row(`${of}: scroll frame (mean)`, mean(own.scrollMs), 8, { name, value: mean(baseline.scrollMs) }),
  ]
}

function row(name: string, value: number, bar: number, baseline: { name: string; value: number }): BenchRow {
  return { name, value, unit: 'ms', bar, baseline }
}

type NoteView = (props: { readonly paneId: string; readonly opened: OpenedText }) => ReactElement

interface Measured {
  readonly firstMs: number
  readonly addMs: readonly number[]
  readonly scrollMs: readonly number[]
}

async function measure(View: NoteView): Promise<Measured> {
  const random = seededRandom(7)
  const text = noteText(random)
  const { session, label } = noteSession(text, random)
  const opened = openedText(session.item, text)
  const container = document.createElement('div')
  container.style.height = '900px'
  document.body.append(container)
  const root = createRoot(container)
  await settled(container)

  const from = performance.now()
  const view = createElement(View, { paneId: 'main', opened })
  root.render(createElement(UiProvider, null, createElement(SessionContext, { value: session }, view)))
  await filled(container)
  await painted()
  const firstMs = performance.now() - from
  if (container.textContent.length < text.length) throw new Error('not all of the text is in the page')

  await settled(container)
  const addMs: number[] = []
  for (let i = 0; i < addCount; i++) addMs.push(await addSpan(session, label, text, i * 40))

  await settled(container)
  const scroller = container.querySelector('[role="document"]')
  if (scroller === null) throw new Error('the note does not scroll')
  const scrollMs: number[] = []
  for (let i = 0; i < scrollFrames; i++) scrollMs.push(await scrollFrame(scroller, scrollPx))
  root.unmount()
  container.remove()
  return { firstMs, addMs, scrollMs }
}

/** Milliseconds from a new span near the top, where the note stands open, to its paint. */
async function addSpan(session: MemorySession, label: Label, text: string, start: number): Promise<number> {
  const target = makeSpan(text, [{ start, end: start + 12 }])
  // Keys come at any moment of a frame.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
  const from = performance.now()
  session.caseStore.dispatch(addAnnotation({ project: session.project, label, itemId: session.item.id, target }))
  await painted()
  const ms = performance.now() - from
  await session.caseStore.flush()
  return ms
}

/** Milliseconds that one frame takes in which the note is scrolled: script, style, layout and paint of the main thread. */
function scrollFrame(scroller: Element, byPx: number): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const from = performance.now()
      scroller.scrollTop += byPx
      afterFrame(() => resolve(performance.now() - from))
    })
  })
}

/** Resolves when something is in an empty element. */
function filled(container: Element): Promise<void> {
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect()
      resolve()
    }).observe(container, { childList: true })
  })
}

/** Resolves when the next frame has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => afterFrame(resolve)))
}

/** Calls after the frame whose animation callback is running. */
function afterFrame(callback: () => void): void {
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    channel.port1.close()
    callback()
  }
  channel.port2.postMessage(null)
}

/** Resolves when nothing in the page has changed for a while. */
function settled(container: Element): Promise<void> {
  return new Promise((resolve) => {
    const quiet = () => {
      observer.disconnect()
      resolve()
    }
    let timer = setTimeout(quiet, 500)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(quiet, 500)
    })
    observer.observe(container, { childList: true, subtree: true })
  })
}

function noteSession(text: string, random: () => number): { session: MemorySession; label: Label } {
  const label = testLabel('Finding', '#e69f00')
  const labels = [label, testLabel('Anatomy', '#56b4e9'), testLabel('Drug', '#009e73')]
  const session = createMemorySession(labels, 'text', (annotation) =>
    Array.from({ length: spanCount }, (_, index) => {
      const start = Math.floor(random() * (text.length - 60))
      const end = start + 4 + Math.floor(random() * 50)
      return annotation(makeSpan(text, [{ start, end }]), labels[index % labels.length] ?? label)
    }),
  )
  return { session, label }
}

/** Lines of about 80 characters, as reports wrap them. */
function noteText(random: () => number): string {
  const words =
    'the left pleural effusion is stable; no pneumothorax, unchanged cardiomediastinal silhouette with mild'.split(' ')
  const lines: string[] = []
  for (let length = 0; length < noteChars; ) {
    let line = ''
    while (line.length < 74) line += `${words[Math.floor(random() * words.length)]} `
    lines.push(line)
    length += line.length + 2
  }
  return lines.join('\r\n').slice(0, noteChars)
}

/** Mulberry32: the same note in every run. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
