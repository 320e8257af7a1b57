/**
 * Régimen fiscal of the one who receives a CFDI 4.0: catalog `c_RegimenFiscal` of Anexo 20, Servicio de
 * Administración Tributaria. The names are legal terms and have no translation.
 */
export const FISCAL_REGIMES = [
  { code: '601', name: 'General de Ley Personas Morales', for: 'company' },
  { code: '603', name: 'Personas Morales con Fines no Lucrativos', for: 'company' },
  { code: '605', name: 'Sueldos y Salarios e Ingresos Asimilados a Salarios', for: 'person' },
  { code: '606', name: 'Arrendamiento', for: 'person' },
  { code: '607', name: 'Régimen de Enajenación o Adquisición de Bienes', for: 'person' },
  { code: '608', name: 'Demás ingresos', for: 'person' },
  { code: '610', name: 'Residentes en el Extranjero sin Establecimiento Permanente en México', for: 'both' },
  { code: '611', name: 'Ingresos por Dividendos (socios y accionistas)', for: 'person' },
  { code: '612', name: 'Personas Físicas con Actividades Empresariales y Profesionales', for: 'person' },
  { code: '614', name: 'Ingresos por intereses', for: 'person' },
  { code: '615', name: 'Régimen de los ingresos por obtención de premios', for: 'person' },
  { code: '616', name: 'Sin obligaciones fiscales', for: 'person' },
  {
    code: '620',
    name: 'Sociedades Cooperativas de Producción que optan por diferir sus ingresos',
    for: 'company',
  },
  { code: '621', name: 'Incorporación Fiscal', for: 'person' },
  { code: '622', name: 'Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras', for: 'company' },
  { code: '623', name: 'Opcional para Grupos de Sociedades', for: 'company' },
  { code: '624', name: 'Coordinados', for: 'company' },
  {
    code: '625',
    name: 'Régimen de las Actividades Empresariales con ingresos a través de Plataformas Tecnológicas',
    for: 'person',
  },
  { code: '626', name: 'Régimen Simplificado de Confianza', for: 'both' },
] as const;

/** A company's RFC has 12 characters, a person's 13. */
export function regimesFor(rfc: string): readonly (typeof FISCAL_REGIMES)[number][] {
  const kind = rfc.length === 12 ? 'company' : rfc.length === 13 ? 'person' : null;
  return kind
    ? FISCAL_REGIMES.filter((regime) => regime.for === kind || regime.for === 'both')
    : FISCAL_REGIMES;
}
