import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import styles from './PlaceSlider.module.css'

interface PlaceSliderProps {
  readonly label: string
  readonly orientation: 'horizontal' | 'vertical'
  /** Where it stands, from 0. */
  readonly place: number
  /** How many places there are. */
  readonly count: number
  /** The place in words. */
  readonly text: string
  /** Places that PageUp and PageDown go at a time; absent: these keys are not its own. */
  readonly pageStep?: number
  /** @param place may lie before the first or behind the last: keys do not look */
  readonly onGo: (place: number) => void
  /** What lies under the thumb: see `placeShare`. */
  readonly children: ReactNode
}

/** Where a place begins along the slider. @param place from 0; the middle of one is a half more */
export function placeShare(place: number, count: number): string {
  return `${(place / count) * 100}%`
}

/** Goes to one of some places in a row by pointer and keys. Up and left are back, as the slices and volumes lie. */
export function PlaceSlider({ label, orientation, place, count, text, pageStep, onGo, children }: PlaceSliderProps) {
  const isVertical = orientation === 'vertical'

  function goToPointer(event: PointerEvent<HTMLElement>): void {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const [along, length] = isVertical ? [event.clientY - top, height] : [event.clientX - left, width]
    onGo(Math.round((along / Math.max(1, length)) * count - 0.5))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = stepOf(event.key, count, pageStep)
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    onGo(Math.max(0, Math.min(count - 1, place + step)))
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={place + 1}
      aria-valuetext={text}
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
      {children}
      <span
        className={styles.thumb}
        style={{ [isVertical ? 'top' : 'left']: placeShare(place + 0.5, count) }}
        aria-hidden
      />
    </div>
  )
}

function stepOf(key: string, count: number, pageStep: number | undefined): number | undefined {
  const steps: Readonly<Record<string, number | undefined>> = {
    ArrowUp: -1,
    ArrowLeft: -1,
    ArrowDown: 1,
    ArrowRight: 1,
    PageUp: pageStep === undefined ? undefined : -pageStep,
    PageDown: pageStep,
    Home: -count,
    End: count,
  }
  return steps[key]
}
