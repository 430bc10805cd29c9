import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TextEncoding } from '../../../lib/text-encoding.ts'
import { countText } from '../../../ui/time-text.ts'
import type { ImportPreview } from '../../../workers/import-preview.ts'
import { EncodingSelect } from '../EncodingSelect.tsx'
import styles from './ImportPreview.module.css'

interface KnownTextsProps {
  readonly known: ImportPreview['known']
  readonly onReadAs: (files: ReadonlySet<string>, encoding: TextEncoding) => Promise<void>
}

/** Texts that the project has already, unchanged: the way to read them in another encoding after all. */
export function KnownTexts({ known, onReadAs }: KnownTextsProps) {
  const [encoding, setEncoding] = useState<TextEncoding>('utf-8')
  if (known.length === 0) return null
  return (
    <section className={styles.known} aria-label="Texts that are here already">
      <p className={styles.text}>
        {countText(known.length, 'text')} {known.length === 1 ? 'is' : 'are'} here already, unchanged. If{' '}
        {known.length === 1 ? 'it was' : 'they were'} read in the wrong encoding:
      </p>
      <EncodingSelect label="Read as" value={encoding} onChange={setEncoding} />
      <Button onClick={() => void onReadAs(new Set(known.map(({ file }) => file)), encoding)}>Read anew</Button>
    </section>
  )
}
