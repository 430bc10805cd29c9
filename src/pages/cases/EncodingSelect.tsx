import { NativeSelect } from '@mantine/core'
import { encodingName } from '../../lib/encoding-names.ts'
import { type TextEncoding, textEncodings } from '../../lib/text-encoding.ts'
import styles from './EncodingSelect.module.css'

interface EncodingSelectProps {
  readonly label: string
  readonly value: string
  readonly onChange: (encoding: TextEncoding) => void
}

/** The encoding that a text is read in. */
export function EncodingSelect({ label, value, onChange }: EncodingSelectProps) {
  return (
    <NativeSelect
      label={label}
      classNames={{ root: styles.root ?? '', label: styles.label ?? '' }}
      value={value}
      data={textEncodings.map((encoding) => ({ value: encoding, label: encodingName(encoding) }))}
      onChange={(event) => {
        const encoding = textEncodings.find((one) => one === event.currentTarget.value)
        if (encoding !== undefined) onChange(encoding)
      }}
    />
  )
}
