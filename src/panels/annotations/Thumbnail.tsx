import { IconTypography, IconVectorTriangle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import styles from './Findings.module.css'

/** A square picture of a mark; null where there is none. */
export type CropOf = (mark: Annotation, item: Item) => Promise<ImageData | null>

interface ThumbnailProps {
  readonly mark: Annotation
  readonly item: Item | undefined
  readonly cropOf: CropOf
}

/** What a mark is on, small: part of the picture, or a sign. Decoration beside the words that say the same. */
export function Thumbnail({ mark, item, cropOf }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [image, setImage] = useState<ImageData | null>(null)
  useEffect(() => {
    let isGone = false
    setImage(null)
    if (item !== undefined) {
      void cropOf(mark, item).then((made) => {
        if (!isGone) setImage(made)
      })
    }
    return () => {
      isGone = true
    }
  }, [mark, item, cropOf])
  useEffect(() => {
    if (canvas.current === null || image === null) return
    canvas.current.width = image.width
    canvas.current.height = image.height
    canvas.current.getContext('2d')?.putImageData(image, 0, 0)
  }, [image])
  return (
    <span className={styles.thumbnail} aria-hidden>
      {image !== null && <canvas ref={canvas} className={styles.crop} />}
      {image === null &&
        (mark.target.kind === 'span' ? <IconTypography size={17} /> : <IconVectorTriangle size={17} />)}
    </span>
  )
}
