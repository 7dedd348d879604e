/** A name in one piece that may break where `at` matches nothing of it: at its signs, and not within a word. */
const Parted = ({ name, at }: { name: string; at: RegExp }) => (
  <>
    {name.split(at).map((part, n) => (
      <>
        {n > 0 && <wbr />}
        {part}
      </>
    ))}
  </>
);

/** An e-mail address, which breaks before its signs. */
export const Email = ({ address }: { address: string }) => <Parted name={address} at={/(?=[@.])/} />;

/** A template's name, which breaks behind its underscores. */
export const TemplateName = ({ name }: { name: string }) => <Parted name={name} at={/(?<=_)/} />;
