import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconStack2 } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useCaseRecords, useProject, useView } from '../../../session/session-context.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import type { ViewAction } from '../views/view-action.ts'
import { type Cine, type CinePath, cineRates } from './cine.ts'
import { markedSlices } from './marked-slices.ts'
import type { OpenedStack } from './opened-stack.ts'
import { PlaceSlider } from './PlaceSlider.tsx'
import styles from './SliceBar.module.css'
import { SliceMap } from './SliceMap.tsx'
import { sliceActions } from './slice-actions.ts'
import { useWatched } from './use-stack.ts'

interface SliceBarProps {
  readonly stack: OpenedStack
  readonly itemId: string
  readonly cine: Cine
  readonly onAction: (action: ViewAction) => void
}

/** Slices that PageUp and PageDown go at a time. */
const pageStep = 10

/** Beside a stack: where the reader is in it, which slices carry marks, which are missing; and what plays it. */
export function SliceBar({ stack, itemId, cine, onAction }: SliceBarProps) {
  const { depth } = stack
  const wanted = useWatched(stack, (one) => one.wanted())
  const slice = wanted % depth
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const { labels } = useProject().labelSet
  const marks = useView((view) => view.marks)
  const marked = useMemo(
    () => markedSlices(stack.stack, itemId, annotations, labels, marks),
    [stack, itemId, annotations, labels, marks],
  )
  const here = marked.find(({ index }) => index === wanted)?.count ?? 0
  const marksText = here === 0 ? '' : here === 1 ? ', 1 mark' : `, ${here} marks`

  function go(to: number): void {
    cine.stop()
    stack.goSlice(to)
  }

  return (
    <div className={styles.bar}>
      <span className={styles.place} aria-hidden title={`Slice ${slice + 1} of ${depth}`}>
        {slice + 1}
        <span className={styles.total}>{depth}</span>
      </span>
      <PlaceSlider
        label="Slice"
        orientation="vertical"
        place={slice}
        count={depth}
        text={`Slice ${slice + 1} of ${depth}${marksText}`}
        pageStep={pageStep}
        onGo={go}
      >
        <SliceMap stack={stack} marked={marked} volume={Math.floor(wanted / depth)} />
      </PlaceSlider>
      <CineButtons cine={cine} hasVolumes={stack.count > depth} />
      <Menu position="left-end" width={270}>
        <Menu.Target>
          <Tooltip label="Marks across slices" position="left">
            <ActionIcon size="sm" aria-label="Marks across slices" className={styles.more ?? ''}>
              <IconStack2 size={15} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Marks across slices</Menu.Label>
          {sliceActions.map((action) => (
            <Menu.Item
              key={action.id}
              rightSection={<KeyCap name={keyText(action.key ?? '')} />}
              aria-keyshortcuts={action.key ?? undefined}
              onClick={() => onAction(action)}
            >
              {action.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

function keyText(chord: string): string {
  return chord.replace('Shift+', '⇧ ').replace('ArrowUp', '↑').replace('ArrowDown', '↓')
}

function CineButtons({ cine, hasVolumes }: { readonly cine: Cine; readonly hasVolumes: boolean }) {
  const isPlaying = useWatched(cine, (one) => one.isPlaying())
  const rate = useWatched(cine, (one) => one.rate())
  const path = useWatched(cine, (one) => one.path())
  const label = isPlaying ? 'Stop' : `Play ${path}`
  return (
    <div className={styles.cine}>
      <Tooltip label={`${label}  ⇧ Space`} position="left">
        <ActionIcon size="sm" aria-label={label} aria-pressed={isPlaying} onClick={cine.toggle}>
          {isPlaying ? <IconPlayerPauseFilled size={13} aria-hidden /> : <IconPlayerPlayFilled size={13} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <Menu position="left-end" width={180}>
        <Menu.Target>
          <button type="button" className={styles.rate} aria-label={`${rate}/s: ${path} a second`}>
            {rate}/s
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {hasVolumes && <CinePathItems cine={cine} path={path} />}
          <Menu.Label>{path === 'slices' ? 'Slices a second' : 'Volumes a second'}</Menu.Label>
          {[...new Set([...cineRates, rate])]
            .sort((a, b) => a - b)
            .map((each) => (
              <Menu.Item key={each} aria-current={each === rate} onClick={() => cine.setRate(each)}>
                {each}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

const pathNames: Readonly<Record<CinePath, string>> = { slices: 'Slices', volumes: 'Volumes, at this slice' }

function CinePathItems({ cine, path }: { readonly cine: Cine; readonly path: CinePath }) {
  return (
    <>
      <Menu.Label>Play</Menu.Label>
      {(['slices', 'volumes'] as const).map((each) => (
        <Menu.Item key={each} aria-current={each === path} onClick={() => cine.setPath(each)}>
          {pathNames[each]}
        </Menu.Item>
      ))}
    </>
  )
}
