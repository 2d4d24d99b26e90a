import { ExternalLink } from './external-link';

/** A text whose https addresses can be followed. */
export const LinkedText = ({ text }: { text: string }) => (
  <>
    {text.split(/(https:\/\/[^\s"”]+[^\s"”.,)])/).map((part, index) =>
      index % 2 === 1 ? (
        <ExternalLink key={part} href={part}>
          {part}
        </ExternalLink>
      ) : (
        part
      ),
    )}
  </>
);
