import type { ComponentProps } from 'react'
import { IdentityForm } from '../../panels/identity-form/IdentityForm.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

interface AnnotatorDialogProps extends ComponentProps<typeof IdentityForm> {
  readonly title: string
  readonly onClose: () => void
}

/** Details of an annotator, new or at work. */
export function AnnotatorDialog({ title, onClose, ...form }: AnnotatorDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <IdentityForm {...form} />
    </Dialog>
  )
}
