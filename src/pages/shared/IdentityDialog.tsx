import type { ComponentProps } from 'react'
import { IdentityForm } from '../../panels/identity-form/IdentityForm.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

interface IdentityDialogProps extends ComponentProps<typeof IdentityForm> {
  readonly title: string
  readonly onClose: () => void
}

/** Asks who somebody is, over the page. */
export function IdentityDialog({ title, onClose, onSubmit, ...form }: IdentityDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <IdentityForm
        {...form}
        onSubmit={(details) => {
          onClose()
          onSubmit(details)
        }}
      />
    </Dialog>
  )
}
