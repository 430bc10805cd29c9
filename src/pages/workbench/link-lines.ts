import { projectOf } from '../../domain/commands/project-commands.ts'
import type { Point } from '../../domain/records/target.ts'
import { findingsMeant } from '../../session/related-marks.ts'
import type { Session } from '../../session/session-context.ts'
import { unknownLabelColor } from '../../ui/label-palette.ts'
import { type LineEnd, type LinkLine, linkLine, type SeenMark } from './link-geometry.ts'

/** A line to draw, with the colour of its finding. */
interface Drawn extends LinkLine {
  readonly key: string
  readonly color: string
  readonly ids: readonly [from: string, to: string]
}

const svgNamespace = 'http://www.w3.org/2000/svg'
const endRadiusPx = 3
const cueReachPx = 7

/**
 * Keeps the lines of an SVG element where the marks are, whatever moves them: drawn at most once a frame, straight into the document.
 * Returns what stops it.
 */
export function followLinkLines(svg: SVGSVGElement, area: HTMLElement, session: Session): () => void {
  const { viewStore, patient } = session
  const groups = new Map<string, SVGGElement>()
  let frame: number | null = null
  /** Frames still to draw: what React draws comes a frame after what it draws from. */
  let left = 0

  function soon(): void {
    left = 2
    frame ??= requestAnimationFrame(next)
  }

  function next(): void {
    frame = null
    left -= 1
    draw()
    if (left > 0) frame = requestAnimationFrame(next)
  }

  function draw(): void {
    const lines = linesNow(session)
    if (lines.length === 0 && groups.size === 0) return
    const { left: x, top: y } = area.getBoundingClientRect()
    const present = new Set(lines.map(({ key }) => key))
    for (const [key, group] of groups) {
      if (present.has(key)) continue
      group.remove()
      groups.delete(key)
    }
    for (const line of lines) {
      const group = groups.get(line.key) ?? makeGroup(svg)
      groups.set(line.key, group)
      paint(group, line, { x, y })
    }
  }

  const sizes = new ResizeObserver(soon)
  const watchSizes = () => {
    sizes.disconnect()
    sizes.observe(area)
    for (const pane of area.querySelectorAll('[data-pane]')) sizes.observe(pane)
    soon()
  }
  watchSizes()
  const stops = [
    viewStore.store.subscribe(soon),
    viewStore.surfaces.subscribe(watchSizes),
    patient.subscribe(soon),
    session.projectStore.store.subscribe(soon),
  ]
  // Scrolling does not bubble, and is heard on the way down.
  area.addEventListener('scroll', soon, { capture: true, passive: true })
  return () => {
    for (const stop of stops) stop()
    area.removeEventListener('scroll', soon, { capture: true })
    sizes.disconnect()
    if (frame !== null) cancelAnimationFrame(frame)
    for (const group of groups.values()) group.remove()
  }
}

/** From what is hovered, else selected, else (with the finding itself in hand) its first evidence on view, to the rest of it in other panes. */
function linesNow(session: Session): readonly Drawn[] {
  const { viewStore, patient, projectStore } = session
  const view = viewStore.get()
  const labels = projectOf(projectStore.get())?.labelSet.labels ?? []
  const lines: Drawn[] = []
  for (const findingId of findingsMeant(view, patient)) {
    const labelId = patient.finding(findingId)?.labelId
    const color = labels.find(({ id }) => id === labelId)?.color ?? unknownLabelColor
    const seen = patient.evidence(findingId).flatMap(({ id }) => placesOf(session, id))
    const origin =
      seen.find(({ annotationId }) => annotationId === view.hovered) ??
      inActivePane(
        seen.filter(({ annotationId }) => view.selection.includes(annotationId)),
        view.activePane,
      ) ??
      inActivePane(seen, view.activePane)
    if (origin === undefined) continue
    for (const other of seen) {
      if (other.paneId === origin.paneId || other.annotationId === origin.annotationId) continue
      const key = `${origin.annotationId}@${origin.paneId} ${other.annotationId}@${other.paneId}`
      lines.push({ ...linkLine(origin, other), key, color, ids: [origin.annotationId, other.annotationId] })
    }
  }
  return lines
}

function inActivePane(seen: readonly SeenMark[], activePane: string | null): SeenMark | undefined {
  return seen.find(({ paneId }) => paneId === activePane) ?? seen[0]
}

function placesOf({ viewStore }: Session, annotationId: string): readonly SeenMark[] {
  return viewStore.surfaces.all().flatMap(([paneId, surface]) => {
    const place = surface.placeOf(annotationId)
    return place === null ? [] : [{ annotationId, paneId, place, box: surface.box() }]
  })
}

const parts = ['rim', 'edge', 'line', 'from', 'to'] as const

function makeGroup(svg: SVGSVGElement): SVGGElement {
  const group = document.createElementNS(svgNamespace, 'g')
  for (const part of parts) {
    const path = document.createElementNS(svgNamespace, 'path')
    path.setAttribute('data-part', part)
    group.append(path)
  }
  svg.append(group)
  return group
}

/** @param origin of the SVG element in the page's viewport */
function paint(group: SVGGElement, { path, from, to, color, ids }: Drawn, origin: Point): void {
  group.style.setProperty('--line', color)
  group.setAttribute('transform', `translate(${-origin.x} ${-origin.y})`)
  group.dataset.from = ids[0]
  group.dataset.to = ids[1]
  const [rim, edge, line, start, end] = group.children
  for (const stroke of [rim, edge, line]) stroke?.setAttribute('d', path)
  paintEnd(start, from)
  paintEnd(end, to)
}

function paintEnd(element: Element | undefined, { at, outward }: LineEnd): void {
  element?.setAttribute('data-part', outward === null ? 'end' : 'cue')
  element?.setAttribute('d', outward === null ? dot(at) : arrow(at, outward))
}

function dot({ x, y }: Point): string {
  const r = endRadiusPx
  return `M ${x - r} ${y} a ${r} ${r} 0 1 0 ${2 * r} 0 a ${r} ${r} 0 1 0 ${-2 * r} 0 Z`
}

/** Points at a mark that is out of sight. */
function arrow({ x, y }: Point, { x: dx, y: dy }: Point): string {
  const r = cueReachPx
  const tip = `${x + dx * r} ${y + dy * r}`
  const sides = [1, -1].map((side) => `${x - dx * 2 - side * dy * r * 0.7} ${y - dy * 2 + side * dx * r * 0.7}`)
  return `M ${tip} L ${sides[0]} L ${sides[1]} Z`
}
