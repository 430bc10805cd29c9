import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useCaseRecords, useProject, useView } from '../../../session/session-context.ts'
import type { Cine } from './cine.ts'
import { markedSlices } from './marked-slices.ts'
import type { OpenedStack } from './opened-stack.ts'
import { PlaceSlider, placeShare } from './PlaceSlider.tsx'
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

  return (
    <div className={styles.bar}>
      <span className={styles.name} aria-hidden>
        Volume <b>{volume + 1}</b>/{volumes}
      </span>
      <ActionIcon size="sm" aria-label="Previous volume" disabled={volume === 0} onClick={() => go(volume - 1)}>
        <IconChevronLeft size={14} stroke={1.8} aria-hidden />
      </ActionIcon>
      <PlaceSlider
        label="Volume"
        orientation="horizontal"
        place={volume}
        count={volumes}
        text={`Volume ${volume + 1} of ${volumes}${marked.includes(volume) ? ', with marks' : ''}`}
        onGo={go}
      >
        {marked.map((index) => (
          <span key={index} className={styles.mark} style={{ left: placeShare(index + 0.5, volumes) }} aria-hidden />
        ))}
      </PlaceSlider>
      <ActionIcon size="sm" aria-label="Next volume" disabled={volume === volumes - 1} onClick={() => go(volume + 1)}>
        <IconChevronRight size={14} stroke={1.8} aria-hidden />
      </ActionIcon>
    </div>
  )
}
