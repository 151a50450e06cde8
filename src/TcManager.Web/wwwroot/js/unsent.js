// Asks before the page is left while what was typed in a form has not been sent: by a link, by the language switch, by another form.
(() => {
  const main = document.getElementById('main');
  const forms = [...main.querySelectorAll('form')].filter(form => form.method === 'post' && !form.querySelector('input[type=password]'));

  const differs = field => field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
    : field.type === 'select-one' ? field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected))
    : field.type === 'select-multiple' ? [...field.options].some(option => option.selected !== option.defaultSelected)
    : field.type === 'file' ? field.value !== ''
    : 'defaultValue' in field && field.type !== 'hidden' && field.value !== field.defaultValue;

  // What came back with faults is as unsent as before, though the page was made with it.
  const isFaulty = form => main.dataset.unsent !== undefined && (forms.length === 1 || form.querySelector('.is-invalid, [aria-invalid=true]') !== null);
  const isUnsent = form => [...form.elements].some(differs) || isFaulty(form);

  let sending = null;
  document.addEventListener('submit', event => {
    sending = event.defaultPrevented ? null : event.target;
  });
  window.addEventListener('beforeunload', event => {
    if (forms.some(form => form !== sending && isUnsent(form))) {
      event.preventDefault();
    }

    // Whoever stays has sent nothing.
    sending = null;
  });
})();
