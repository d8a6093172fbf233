/** The smallest add-in that reads, writes, listens and answers a ribbon button. */
const show = (id, text) => {
  document.getElementById(id).textContent = text;
};

async function writeGrade() {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange('A1:B2').values = [
      ['Grade', 'Count'],
      ['Good', '=COUNTIF(A2:A2,"good")'],
    ];
    const count = sheet.getRange('B2').load('values');
    await context.sync();
    show('state', `Written, count ${count.values[0][0]}`);
  });
}

Office.actions.associate('WriteGrade', async (event) => {
  await writeGrade();
  event.completed();
});

const info = await Office.onReady();
document.getElementById('write').addEventListener('click', writeGrade);
await Excel.run(async (context) => {
  context.workbook.worksheets.onChanged.add(async (event) =>
    show('heard', `${event.address} ${event.triggerSource}`),
  );
  await context.sync();
});
show('state', `Ready in ${info.host}`);
