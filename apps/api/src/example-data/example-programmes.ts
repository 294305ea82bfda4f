import type { CreateFundingProgramme } from '@quartiersforum/domain';

/**
 * Where the money comes from that the report of May 2020 names, and a few more that show how calls differ. Said in our own words; the
 * addresses lead to those who know.
 */
export const exampleProgrammes: readonly Required<CreateFundingProgramme>[] = [
  {
    name: 'Zusammen im Quartier',
    funder: 'Ministerium für Arbeit, Gesundheit und Soziales NRW',
    fundingKind: 'Zuschuss',
    area: 'Armutsbekämpfung im Quartier',
    region: 'Nordrhein-Westfalen',
    summary:
      'Förderte ab 2018 Vorhaben in Quartieren mit besonderem Bedarf, aus Mitteln des Landes und des Europäischen Sozialfonds. Ein laufender Aufruf ist nicht bekannt.',
    url: 'https://www.zusammen-im-quartier.nrw.de',
  },
  {
    name: 'Städtebauförderung',
    funder: 'Bund und Land Nordrhein-Westfalen',
    fundingKind: 'Zuschuss',
    area: 'Stadterneuerung und Quartiersmanagement',
    region: 'Nordrhein-Westfalen',
    summary:
      'Nur Gemeinden stellen Anträge; Träger werden über ihre Stadt gefördert. Der Regelsatz liegt bei 60 Prozent, möglich sind 40 bis 80 Prozent. Quartiersmanagement kann mitgefördert werden.',
    url: 'https://www.staedtebaufoerderung.info',
  },
  {
    name: 'Deutsches Hilfswerk (Deutsche Fernsehlotterie)',
    funder: 'Stiftung Deutsches Hilfswerk',
    fundingKind: 'Zuschuss',
    area: 'Soziale Arbeit und Quartiersentwicklung',
    region: 'Deutschland',
    summary:
      'Fördert soziale Vorhaben gemeinnütziger Träger mit bis zu 80 Prozent. Quartiersvorhaben laufen seit 2018 in zwei Stufen: ein Jahr für das Konzept, danach bis zu zwei Jahre für die Umsetzung.',
    url: 'https://www.fernsehlotterie.de',
  },
  {
    name: 'Kommunale Präventionsketten',
    funder: 'Land Nordrhein-Westfalen',
    fundingKind: 'Zuschuss',
    area: 'Kinder und Familien',
    region: 'Nordrhein-Westfalen',
    summary: 'Vorgänger von „kinderstark – NRW schafft Chancen“.',
    url: null,
  },
  {
    name: 'kinderstark – NRW schafft Chancen',
    funder: 'Land Nordrhein-Westfalen',
    fundingKind: 'Zuschuss',
    area: 'Kinder und Familien',
    region: 'Nordrhein-Westfalen',
    summary:
      'Unterstützt Kommunen mit eigenem Jugendamt beim Aufbau von Präventionsketten; rund 14,2 Millionen Euro im Jahr. Folgt seit 2020 auf „Kommunale Präventionsketten“.',
    url: 'https://www.nordrhein-westfalen-foerdert.nrw',
  },
  {
    name: 'Heimat-Scheck',
    funder: 'Land Nordrhein-Westfalen',
    fundingKind: 'Zuschuss',
    area: 'Engagement und Nachbarschaft',
    region: 'Nordrhein-Westfalen',
    summary: 'Anträge sind laufend möglich, in jedem Jahr aber nur bis zum 23. Oktober.',
    url: null,
  },
  {
    name: 'Stadtteilfonds Bottrop',
    funder: 'Stadt Bottrop',
    fundingKind: 'Zuschuss',
    area: 'Engagement und Nachbarschaft',
    region: 'Bottrop',
    summary:
      'Kleine Vorhaben für den Stadtteil, ohne große Hürden. Je Vorhaben bis zu 1.500 Euro, bei einer Kooperation bis zu 2.000 Euro.',
    url: 'https://www.bottrop.de',
  },
  {
    name: 'Verstetigungsfonds Bottrop',
    funder: 'Stadt Bottrop',
    fundingKind: 'Zuschuss',
    area: 'Quartiersarbeit',
    region: 'Bottrop',
    summary: 'Städtische Mittel, mit denen bewährte Quartiersarbeit weitergehen kann.',
    url: 'https://www.bottrop.de',
  },
];
