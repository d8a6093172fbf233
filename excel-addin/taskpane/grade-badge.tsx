/** A grade's word on its colour; the colour alone says nothing. */
export const GradeBadge = ({ grade }: { readonly grade: string }) => (
  <span class="grade" data-grade={grade.toLowerCase().replaceAll(' ', '-')}>
    {grade}
  </span>
);
