import { useEffect, useRef } from 'react'
import { useSession } from '../../../session/session-context.ts'
import type { OpenedImage } from '../opened-image.ts'
import { createGraphicsLayer } from './graphics-layer.ts'
import styles from './OverlayGraphics.module.css'

interface OverlayGraphicsProps {
  readonly paneId: string
  readonly opened: OpenedImage
}

/** Graphics of the file over its picture, on a canvas of their own: values, marks and exports know nothing of them. */
export function OverlayGraphics({ paneId, opened }: OverlayGraphicsProps) {
  const { viewStore } = useSession()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { overlays } = opened

  useEffect(() => {
    if (canvas.current === null || overlays === undefined || overlays.length === 0) return
    const layer = createGraphicsLayer(canvas.current, overlays)
    let frame: number | null = null
    const draw = () => {
      frame = null
      const { panes, overlays: areShown } = viewStore.get()
      layer.draw(areShown ? (panes[paneId]?.transform ?? null) : null)
    }
    const invalidate = () => {
      frame ??= requestAnimationFrame(draw)
    }
    const unsubscribe = viewStore.store.subscribe((state, before) => {
      const isMoved = state.panes[paneId]?.transform !== before.panes[paneId]?.transform
      if (isMoved || state.overlays !== before.overlays) invalidate()
    })
    const resizes = new ResizeObserver(invalidate)
    resizes.observe(canvas.current)
    return () => {
      unsubscribe()
      resizes.disconnect()
      if (frame !== null) cancelAnimationFrame(frame)
    }
  }, [overlays, paneId, viewStore])

  if (overlays === undefined || overlays.length === 0) return null
  return <canvas ref={canvas} className={styles.graphics} aria-hidden />
}
