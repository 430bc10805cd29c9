import { Tooltip } from '@mantine/core'

/** The hint beside its element. Hidden from assistive technology, which is told by the element itself. */
export function Hint({ text, target }: { readonly text: string; readonly target: HTMLElement }) {
  return <Tooltip label={text} target={target} opened multiline maw={280} aria-hidden />
}
