// Asks before the page is left while what was typed in a form has not been sent: by a link, by the language switch, by another form.
(() => {
  const main = document.getElementById('main');
  const formsNow = () => [...main.querySelectorAll('form')].filter(form => form.method === 'post' && !form.querySelector('input[type=password]'));

  const differs = field => field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
    : field.type === 'select-one' ? field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected))
    : field.type === 'select-multiple' ? [...field.options].some(option => option.selected !== option.defaultSelected)
    : field.type === 'file' ? field.value !== ''
    : 'defaultValue' in field && field.type !== 'hidden' && field.value !== field.defaultValue;

  // What came back with faults, or rearranged, is as unsent as before, though the page was made with it.
  const isFaulty = (form, forms) => form.dataset.unsent === 'yes' || main.dataset.unsent !== undefined && (forms.length === 1 || form.querySelector('.is-invalid, [aria-invalid=true]') !== null);
  const isUnsent = (form, forms) => [...form.elements].some(differs) || isFaulty(form, forms);

  let sending = null;
  document.addEventListener('submit', event => {
    sending = event.defaultPrevented ? null : event.target;
  });
  window.addEventListener('beforeunload', event => {
    const forms = formsNow();
    if (forms.some(form => form !== sending && isUnsent(form, forms))) {
      event.preventDefault();
    }

    // Whoever stays has sent nothing.
    sending = null;
  });
})();
