/** A checkbox says itself whether it is checked: `aria-checked`, which the role asks for elsewhere, would go stale. */
const asSwitch = { role: 'switch' } as const;

interface SwitchProps {
  name: string;
  isOn: boolean;
  /** Where no label element names it. */
  label?: string;
  /** The id of the form it belongs to, where it stands outside of it. */
  form?: string;
}

export function Switch({ name, isOn, label, form }: SwitchProps) {
  return (
    <input
      class="switch"
      type="checkbox"
      {...asSwitch}
      id={name}
      name={name}
      value="on"
      checked={isOn}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(form === undefined ? {} : { form })}
    />
  );
}
