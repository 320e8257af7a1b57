import { useStaff, type StaffPerson } from '../staff/staff-context.tsx';

/** In place of a branch's screen for someone without branch; who may open one is shown where. */
export function NoBranch({ person }: { readonly person: Pick<StaffPerson, 'permissions'> }) {
  const { t } = useStaff();
  const opens = person.permissions.includes('branches:manage');
  return (
    <div className="empty in-page">
      <h1 className="section">{t(opens ? 'panel.firstBranch' : 'panel.noBranch')}</h1>
      <p className="soft">{t(opens ? 'panel.firstBranchBody' : 'panel.noBranchBody')}</p>
      {opens && (
        <a className="btn act" href="/panel/sucursales">
          {t('panel.addBranch')}
        </a>
      )}
    </div>
  );
}
