import { useEffect, useId, useMemo, useRef } from 'react'
import type { ViewerProps } from '../../contracts/modality.ts'
import { useItemTitle } from '../../session/item-title.ts'
import { PaceContext, useSession, useView } from '../../session/session-context.ts'
import { isOpenedImage, type OpenedImage } from './opened-image.ts'
import { cineRate, createCine } from './stack/cine.ts'
import { ReferenceLines } from './stack/ReferenceLines.tsx'
import { SliceBar } from './stack/SliceBar.tsx'
import { VolumeBar } from './stack/VolumeBar.tsx'
import styles from './Viewer.module.css'
import { ColorBar } from './views/ColorBar.tsx'
import { ImageToolbar } from './views/ImageToolbar.tsx'
import { createImagePane } from './views/image-pane.ts'
import { createImageView, type ImageView } from './views/image-view.ts'
import { KeptDrawings } from './views/KeptDrawings.tsx'
import { MarkList } from './views/MarkList.tsx'
import { lensSize } from './views/magnifier.ts'
import { OrientationLetters } from './views/OrientationLetters.tsx'
import { OverlayGraphics } from './views/OverlayGraphics.tsx'
import { PictureNotices } from './views/PictureNotices.tsx'
import { createPointedAt } from './views/pointed-at.ts'
import { ReadOut } from './views/ReadOut.tsx'
import { ScaleBar } from './views/ScaleBar.tsx'

/** Shows a picture; regions are drawn, changed and removed on it by mouse or by keys alone. */
export default function Viewer({ paneId, opened }: ViewerProps) {
  if (!isOpenedImage(opened)) throw new Error('the image viewer was given another kind of item')
  return <ImageViewer key={opened.item.id} paneId={paneId} opened={opened} />
}

interface ImageViewerProps {
  readonly paneId: string
  readonly opened: OpenedImage
}

function ImageViewer({ paneId, opened }: ImageViewerProps) {
  const session = useSession()
  const root = useRef<HTMLElement>(null)
  const pixels = useRef<HTMLCanvasElement>(null)
  const regions = useRef<HTMLDivElement>(null)
  const lens = useRef<HTMLCanvasElement>(null)
  const view = useRef<ImageView>(null)
  const pointedAt = useMemo(createPointedAt, [])
  const helpId = useId()
  const title = useItemTitle(paneId, opened.item)
  const stack = opened.stack ?? null
  const cine = useMemo(() => (stack === null ? null : createCine(stack, cineRate(opened.item))), [stack, opened.item])
  // Rendered again for another slice: the element says which.
  useView((view) => view.panes[paneId]?.slice)

  useEffect(() => {
    if (root.current === null || pixels.current === null || regions.current === null || lens.current === null) return
    const elements = {
      root: root.current,
      pixels: pixels.current,
      regions: regions.current,
      lens: lens.current,
    }
    const started = createImageView(elements, createImagePane(paneId, opened, session), pointedAt, cine)
    view.current = started
    return () => {
      cine?.stop()
      started.dispose()
    }
  }, [paneId, opened, session, pointedAt, cine])

  return (
    <div className={styles.viewer}>
      <PaceContext value="after the frame">
        <ImageToolbar paneId={paneId} opened={opened} onAction={(action) => view.current?.run(action)} />
      </PaceContext>
      <div className={styles.stageRow}>
        <div className={styles.stageBox}>
          <section
            ref={root}
            className={styles.stage}
            aria-label={`Image viewer: ${title}`}
            aria-describedby={helpId}
            data-slice={stack === null ? (opened.slice?.frame ?? 0) : stack.shown()}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: regions are drawn and moved by keys here
            tabIndex={0}
            onFocus={() => session.viewStore.activatePane(paneId)}
          >
            <canvas ref={pixels} className={styles.fill} />
            <OverlayGraphics paneId={paneId} opened={opened} />
            <div ref={regions} className={styles.fill} />
            <PictureNotices itemId={opened.item.id} />
            <ReferenceLines paneId={paneId} />
            <OrientationLetters paneId={paneId} itemId={opened.item.id} />
            <ScaleBar paneId={paneId} opened={opened} />
            <ColorBar paneId={paneId} opened={opened} />
            <canvas ref={lens} className={styles.lens} style={{ height: lensSize, width: lensSize }} hidden />
            <p id={helpId} hidden>
              Arrow keys move the crosshair of a drawing tool, or the selected marks; with Shift by ten. Enter sets a
              point, a second Enter at the same place finishes, Escape gives up. With the tool Select, keys go from mark
              to mark and take the handles of the selected one, which arrows then move; Delete removes what is selected.
              In a series, arrows up and down with nothing selected, or with Alt, go from slice to slice, and page up
              and down with Alt and Shift from volume to volume. The list of keyboard shortcuts has them all.
            </p>
          </section>
          <KeptDrawings paneId={paneId} itemId={opened.item.id} onDone={() => root.current?.focus()} />
        </div>
        {stack !== null && cine !== null && (
          <SliceBar
            stack={stack}
            itemId={opened.item.id}
            cine={cine}
            onAction={(action) => view.current?.run(action)}
          />
        )}
      </div>
      {stack !== null && cine !== null && stack.count > stack.depth && (
        <VolumeBar stack={stack} itemId={opened.item.id} cine={cine} />
      )}
      <PaceContext value="after the frame">
        <MarkList opened={opened} />
        <ReadOut paneId={paneId} opened={opened} pointedAt={pointedAt} />
      </PaceContext>
    </div>
  )
}
