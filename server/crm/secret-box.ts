import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Keeps short secrets in the database: whoever reads only the database reads nothing. */
export type SecretBox = {
  /** Encrypts a text. Only the same place opens it: a sealed value that was moved to another row stays shut. */
  seal(text: string, place: string): Uint8Array;
  /** The text, or `null` where the value was sealed with another key, for another place, or was changed. */
  open(sealed: Uint8Array, place: string): string | null;
};

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
export const secretKeyBytes = 32;

/** AES-256-GCM. A sealed value is nonce, tag and cipher text. @throws where the key hasn't 32 bytes */
export function createSecretBox(key: Uint8Array): SecretBox {
  if (key.byteLength !== secretKeyBytes) throw new Error(`A secret key has ${secretKeyBytes} bytes.`);

  return {
    seal(text, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(place));
      const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
    },
    open(sealed, place) {
      if (sealed.byteLength < nonceBytes + tagBytes) return null;
      const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
          "utf8",
        );
      } catch {
        return null;
      }
    },
  };
}
