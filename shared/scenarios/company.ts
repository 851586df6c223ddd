/** The invented company that all scenarios play at; its names are Microsoft's own example names. */
export const company = {
  tenantName: 'Contoso',
  verifiedDomain: 'contoso.com',
  dnsDomain: 'corp.contoso.com',
  netbiosDomain: 'CONTOSO',
  /** The tenant that is not the company's own. */
  otherTenantName: 'Fabrikam',
  otherTenantDomain: 'fabrikam.com',
} as const
