import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useMemo } from 'react'
import { useCaseRecords, useProject, useView } from '../../../session/session-context.ts'
import type { Cine } from './cine.ts'
import { markedSlices } from './marked-slices.ts'
import type { OpenedStack } from './opened-stack.ts'
import { useWatched } from './use-stack.ts'
import styles from './VolumeBar.module.css'

interface VolumeBarProps {
  readonly stack: OpenedStack
  readonly itemId: string
  readonly cine: Cine
}

/** Beneath a stack of several volumes: which one is on view, and which carry marks. */
export function VolumeBar({ stack, itemId, cine }: VolumeBarProps) {
  const { volumes } = stack.stack
  const volume = useWatched(stack, (one) => Math.floor(one.wanted() / one.depth))
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const { labels } = useProject().labelSet
  const marks = useView((view) => view.marks)
  const marked = useMemo(() => {
    const slices = markedSlices(stack.stack, itemId, annotations, labels, marks)
    return [...new Set(slices.map(({ index }) => Math.floor(index / stack.depth)))]
  }, [stack, itemId, annotations, labels, marks])

  function go(to: number): void {
    cine.stop()
    stack.goVolume(to)
  }

  function goToPointer(event: PointerEvent<HTMLElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    go(Math.round(((event.clientX - left) / Math.max(1, width)) * volumes - 0.5))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const to = keyTarget(event.key, volume, volumes)
    if (to === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    go(to)
  }

  const at = (index: number) => `${((index + 0.5) / volumes) * 100}%`
  return (
    <div className={styles.bar}>
      <span className={styles.name} aria-hidden>
        Volume <b>{volume + 1}</b>/{volumes}
      </span>
      <ActionIcon size="sm" aria-label="Previous volume" disabled={volume === 0} onClick={() => go(volume - 1)}>
        <IconChevronLeft size={14} stroke={1.8} aria-hidden />
      </ActionIcon>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Volume"
        aria-valuemin={1}
        aria-valuemax={volumes}
        aria-valuenow={volume + 1}
        aria-valuetext={`Volume ${volume + 1} of ${volumes}${marked.includes(volume) ? ', with marks' : ''}`}
        className={styles.track}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          goToPointer(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goToPointer(event)
        }}
        onKeyDown={onKeyDown}
      >
        {marked.map((index) => (
          <span key={index} className={styles.mark} style={{ left: at(index) }} aria-hidden />
        ))}
        <span className={styles.thumb} style={{ left: at(volume) }} aria-hidden />
      </div>
      <ActionIcon size="sm" aria-label="Next volume" disabled={volume === volumes - 1} onClick={() => go(volume + 1)}>
        <IconChevronRight size={14} stroke={1.8} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function keyTarget(key: string, volume: number, volumes: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return volumes - 1
  const isBack = key === 'ArrowLeft' || key === 'ArrowUp'
  if (isBack || key === 'ArrowRight' || key === 'ArrowDown') return volume + (isBack ? -1 : 1)
  return null
}
