import { LoginForm } from './LoginForm.tsx';
import { sameSitePath } from './same-site-path.ts';
import { StaffProvider, type StaffProps } from './staff-context.tsx';

/** The login form on its own page; afterwards the person is where they wanted to be. */
export function LoginPage({ locale, messages }: StaffProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <LoginForm
        onDone={(person) => {
          const wanted = sameSitePath(new URLSearchParams(location.search).get('volver'));
          location.assign(
            person.mustChangePassword ? `/panel/cuenta?volver=${encodeURIComponent(wanted)}` : wanted,
          );
        }}
      />
    </StaffProvider>
  );
}
