import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type TextEncoding, textEncodings } from '../../../lib/text-encoding.ts'
import { countText } from '../../../ui/time-text.ts'
import type { WaitingImport } from '../../../workers/import-client.ts'
import type { PreviewItem } from '../../../workers/import-preview.ts'
import type { Excerpt } from '../../../workers/notes/read-as.ts'
import { EncodingSelect } from '../EncodingSelect.tsx'
import styles from './TextReading.module.css'

interface TextReadingProps {
  readonly items: readonly PreviewItem[]
  /** Position of the text. */
  readonly index: number
  readonly source: Pick<WaitingImport, 'excerpt'>
  readonly onReadAs: (files: ReadonlySet<string>, encoding: TextEncoding) => Promise<void>
}

/** How a text reads in its encoding, which can be chosen, for it or for all texts. */
export function TextReading({ items, index, source, onReadAs }: TextReadingProps) {
  const item = items[index]
  const encoding = item?.encoding ?? null
  const [excerpt, setExcerpt] = useState<{ readonly of: string; readonly read: Excerpt } | null>(null)
  const key = `${index} ${encoding}`
  useEffect(() => {
    let isCurrent = true
    void source.excerpt(index).then((read) => {
      if (isCurrent && read.ok) setExcerpt({ of: key, read: read.value })
    })
    return () => {
      isCurrent = false
    }
  }, [source, index, key])
  if (item === undefined) return null
  const texts = items.filter((one) => one.encoding !== null)
  const others = texts.filter((one) => one.encoding !== encoding)
  const shown = excerpt?.of === key ? excerpt.read : null
  const known = textEncodings.find((one) => one === encoding)
  const readAll = () => {
    if (known !== undefined) void onReadAs(new Set(texts.flatMap(({ files }) => files)), known)
  }
  return (
    <div className={styles.reading}>
      {encoding !== null && (
        <div className={styles.choice}>
          <EncodingSelect
            label="Read as"
            value={encoding}
            onChange={(chosen) => void onReadAs(new Set(item.files), chosen)}
          />
          {texts.length > 1 && (
            <Button disabled={others.length === 0} onClick={readAll}>
              Read all {countText(texts.length, 'text')} so
            </Button>
          )}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit scrolls by keys too */}
      <section className={styles.text} dir="auto" tabIndex={0} aria-label="How the text begins">
        {shown?.text}
        {shown?.isWhole === false && '…'}
      </section>
    </div>
  )
}
