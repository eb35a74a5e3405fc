/**
 * The page's one script, let in by its hash. It shows the search field, which without it would do nothing, and hides what has not all words that are
 * written in it. Everything can be read without.
 */
export const searchScript = `
(function () {
  var form = document.querySelector('.search'), field = form.querySelector('input'), count = form.querySelector('.count');
  var items = [].slice.call(document.querySelectorAll('[data-item]')), folds = [].slice.call(document.querySelectorAll('#plan details, #findings details'));
  var texts = items.map(function (item) { return item.textContent.toLowerCase(); });
  var open = folds.map(function (fold) { return fold.open; });
  form.hidden = false;
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  field.addEventListener('input', function () {
    var words = field.value.toLowerCase().split(/\\s+/).filter(Boolean), found = 0;
    items.forEach(function (item, index) {
      var hit = words.every(function (word) { return texts[index].indexOf(word) >= 0; });
      item.classList.toggle('hit-none', !hit);
      if (hit) found++;
    });
    folds.forEach(function (fold, index) {
      var has = fold.querySelector('[data-item]:not(.hit-none)');
      fold.open = words.length > 0 ? !!has : open[index];
      fold.classList.toggle('hit-none', words.length > 0 && !has);
    });
    count.textContent = words.length === 0 ? '' : found === 1 ? '1 found' : found + ' found';
  });
})();
`;
