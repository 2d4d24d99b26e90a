/**
 * What one owner keeps in the browser's storage: asked for once, and known from then on for as long as this background lives,
 * since nobody else writes it. A report of a page would otherwise wait for storage some ten times.
 */
export class Kept<T> {
  #value: Promise<T> | null = null;

  constructor(private readonly load: () => Promise<T>) {}

  read(): Promise<T> {
    return this.#value ?? this.#keep(this.load());
  }

  /** Whoever reads meanwhile waits for it. Where `save` fails, storage is asked anew; the owner writes one at a time. */
  async write(value: T, save: () => Promise<void>): Promise<void> {
    const saved = save();
    void this.#keep(
      saved.then(
        () => value,
        () => this.load(),
      ),
    );
    await saved;
  }

  #keep(value: Promise<T>): Promise<T> {
    this.#value = value;
    value.catch(() => {
      if (this.#value === value) this.#value = null;
    });
    return value;
  }
}
