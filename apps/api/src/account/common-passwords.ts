/**
 * Stems of the passwords that lists of stolen ones begin with, as far as twelve characters can be made of them, in English and German.
 * The minimum length refuses the rest of those lists.
 */
const stems = new Set(
  `password passwort passw0rd kennwort geheim geheimnis qwertyuiop qwertzuiop qwerty qwertz asdfghjkl asdfghjklö yxcvbnm zxcvbnm
   iloveyou ichliebedich letmein welcome willkommen hallo hallohallo hallowelt administrator admin adminadmin superman batman
   sunshine princess football fussball fußball baseball dragon monkey master schalke schalke04 borussia dortmund bottrop ruhrgebiet
   quartier quartiersforum quartiersarbeit quartierskoordination leitlinien stadtbottrop sommer winter fruehling frühling herbst
   sommer2026 januar februar starwars trustno1 computer internet schatz schatzi mausi baby changeme changemeplease bittegeben test
   testtest tester testpasswort defaultpassword default passwordpassword passwortpasswort mypassword meinpasswort neuespasswort
   newpassword secret topsecret correcthorsebatterystaple`.split(/\s+/),
);

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertzuiopüasdfghjklöäyxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  '01234567890123456789',
];
/** This many letters in the order of a keyboard are a row, whatever stands around them. */
const rowLength = 8;
/** A password with fewer different characters than this is a pattern. */
const fewestDifferent = 5;

/**
 * Whether a password is among the first that are tried: a common stem with digits or signs around it, a row of the keyboard, one
 * pattern repeated, or what the account itself gives away (`words`, as its address).
 */
export function isCommonPassword(password: string, words: readonly string[]): boolean {
  const lower = password.normalize('NFC').toLowerCase();
  const letters = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (new Set(lower).size < fewestDifferent) return true;
  if (stems.has(letters) || stems.has(lower) || stems.has(unleet(letters))) return true;
  if (isRow(lower) || (letters.length >= rowLength && isRow(letters))) return true;
  if (isRepeated(lower)) return true;
  return words.some((word) => {
    const known = word.toLowerCase();
    return known.length >= 4 && (lower === known || letters === known || lower === known + known);
  });
}

function isRow(text: string): boolean {
  return rows.some((row) => row.includes(text) || reversed(row).includes(text));
}

function unleet(text: string): string {
  const plain: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
  };
  return text.replace(/[013457@$]/g, (sign) => plain[sign] ?? sign);
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** Whether the text is a shorter one said several times, as `hallohallo`. */
function isRepeated(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}
