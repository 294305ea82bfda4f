import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataDirectory } from './data-directory';

let place: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'data directory '));
});

afterEach(() => rm(place, { recursive: true, force: true }));

describe('the data directory', () => {
  it('is made with all that is missing above it, for its owner alone, and left as it is when it is there', async () => {
    const directory = join(place, 'forum/of the city');
    await prepareDataDirectory(directory);
    const { mode } = await stat(directory);
    expect(mode & 0o066).toBe(0);
    await chmod(directory, 0o750);
    await prepareDataDirectory(directory);
    expect((await stat(directory)).mode & 0o777).toBe(0o750);
  });

  it('that is a file is refused in one line that names the variable, and so is one below a file', async () => {
    const file = join(place, 'file');
    await writeFile(file, '');
    const line = `DATA_DIR: ${file} is not a directory. Set another place.`;
    await expect(prepareDataDirectory(file)).rejects.toThrow(line);
    await expect(prepareDataDirectory(join(file, 'below/it'))).rejects.toThrow(line);
  });

  it('is refused, and not tried for ever, where no directory can be made', async () => {
    await expect(prepareDataDirectory('/proc/forum/data')).rejects.toThrow(
      /^DATA_DIR: .*\. Set another place\.$|^DATA_DIR: this user may not write in /,
    );
  });

  it('is refused in one line when its path is too long', async () => {
    await expect(prepareDataDirectory(join(place, 'd'.repeat(300)))).rejects.toThrow(
      'DATA_DIR: the path is too long. Set another place.',
    );
  });
});
