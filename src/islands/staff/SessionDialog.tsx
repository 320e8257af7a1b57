import { Dialog } from './Dialog.tsx';
import { LoginForm } from './LoginForm.tsx';
import { useStaff, type StaffPerson } from './staff-context.tsx';

interface SessionDialogProps {
  readonly email: string;
  readonly onDone: (person: StaffPerson) => void;
}

/** The session ended in the middle of something: what is on screen stays, the person enters again over it. */
export function SessionDialog({ email, onDone }: SessionDialogProps) {
  const { t } = useStaff();
  return (
    <Dialog title={t('panel.sessionEnded')}>
      <p className="soft">{t('panel.sessionEndedBody')}</p>
      <LoginForm
        email={email}
        onDone={(person) => {
          // Somebody else came in: the page must be theirs, with their branches and permissions.
          if (person.email === email) onDone(person);
          else location.reload();
        }}
      />
    </Dialog>
  );
}
