const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Given names that are heard in England and Wales, folded; written for this finder. A name that is not among them is
 * found by a cue only.
 */
export const givenNames = words(`
aaliyah aaron abbie abby abdul abdullah abdullahi abel abiola abigail ada adam adaeze addison adele adelaide aden adewale adnan adrian
agata agnes agnieszka ahmad ahmed aidan aileen aimee aisha aishah aisling aiysha akash akeem akin alan alana alannah alastair albert albie
alec aleksander aleksandra alena alex alexa alexander alexandra alexia alexis alfie alfred ali alice alicia alina alisha alison alistair
alisa alissa allan allison alma alva alwyn alyssa amal amanda amara amarah amaya ameera amelia amelie amina aminah amir amira amirah amit amos
amy ana anaya anders andre andrea andreea andrei andrew andrzej andy aneesa aneta angela angelina angie angus anh anika anil anisa anita anjali ann
anna annabel annabelle anne annette annie anouk anthony antoine anton antonia antonio anuja anya aoife april arabella archie archibald ariana ariel arif
arjun arlo armaan arnold aroha artem arthur arun arya asad asha ashanti asher ashleigh ashley ashton asif asma astrid athena aubrey audrey august aurora
austin ava avery aya ayaan ayah ayan ayesha ayla ayo ayodele ayse azra babatunde bailey barbara barnaby barney barry bartosz bashir beata beatrice beatrix
becca becky belinda bella ben benedict benjamin bernadette bernard bert bertie beryl bessie beth bethan bethany betty bev beverley bex bhavna bianca bilal
billie billy bisi blake blessing bob bobbie bobby bogdan bonnie boris brad bradley brady bran brandon brenda brendan brett brian briana bridget bridie brittany
brodie brogan bronwen bronwyn brooke brooklyn bruce bruno bryan bryn bryony caitlin caleb callum calum calvin cameron camilla cara carl carla carlos carly carmen
carol caroline carolyn carrie carter carys casey casper cassandra cassidy cassie caterina catherine cathy catrin cecilia cedric celeste celia celine ceri chad
chantal chantelle charlene charles charley charlie charlotte chaya chelsea cherie cherry cheryl chiara chibuzo chidi chidinma chimamanda chinedu chinonso chloe chris chrissie
christa christian christina christine christopher chukwuemeka ciara cindy ciaran claire clara clare clarence clarissa claudia clive cody colette colin colleen collette
conor connor constance cora coral corey corinne cormac cosmin courtney craig cristian cristina crystal curtis cynthia cyril daisy damian damien damilola damon dan dana
dane daniel daniela daniella danielle danila danny daphne dara darcey darcie darcy daria darius darnell darren daryl dave david davina dawid dawn dawud dean
deborah debbie debra declan deepa deepak deirdre dele delia delilah delroy demi dena denis denise dennis denzel derek derrick desmond desiree destiny devon dewi dexter
dhruv diana diane dilys dina dion dipak dmitri dollie dolly dominic dominik dominika dominique donald donna doreen doris dorota dorothy dougie douglas duncan dwayne dylan eamon
ebony ebrahim eddie eden edgar edith edmund edna eduard edward edwin eileen eilidh eira ekaterina elaine eleanor eleni elena eli eliana elias elif elijah elin elinor eliot
elisa elise elisha eliza elizabeth ella elle ellen ellie elliot elliott ellis elma eloise elodie elouise elsa elsie elspeth elton elvira emeka emil emilia emilie emily
emma emmanuel emmanuella emmeline emre enid enrique eoin eric erica erik erika erin ernest ernie esme esmae esmee esther ethan ethel etta eugene eunice eva evan evangeline eve evelyn
evie ewa ewan ezekiel ezra fabian fahad fahima faisal faith faiza farah farhan faria farid farida farooq fatema fatima fatimah fatou fatoumata fay faye felicia felicity felix femi
fergus fern fernanda ffion fiadh filip finlay finley finn fiona fletcher flo flora florence florin folasade fran frances francesca francis francisco frank frankie franklin fraser fred freda freddie
freddy frederick freya gabriel gabriela gabriella gabrielle gail gareth garfield garry gary gaurav gavin gemma gene genevieve geoff geoffrey george georgia georgie georgina gerald geraldine gerard germaine
gethin ghulam giles gillian gina ginny giovanni gladys glen glenda glenn gloria godfrey gordon grace gracie graeme graham grant grazyna greg gregor gregory greta grzegorz gulsum gurdeep gurpreet
gus guy gwen gwendolyn gwyneth habib habiba hadiya hadiza hafsa haider hailey hakeem haleema halima hamish hamid hamza hana hanan hani hania hanna hannah hansa hardeep hari harley harmony harold haroon harper harpreet
harriet harris harrison harry harvey harvir hasan hashim hassan hattie haydn hayden hayley hazel heather heba hector heidi helen helena helga henrietta henry herbert hetty hilary hilda hillary holly hope howard
hubert hudson hugh hugo humaira humphrey husna hussain hussein huw hywel iain ian ibrahim idris ieuan ifan ife ifeoma ignatius igor ilaria ilyas iman imani imogen imran ina india indigo inaya inayah
ines inga ingrid ioana ion iqra ira irene irina iris isa isaac isabel isabella isabelle isha ishaan isha ishmael isla islam ismail isobel israel ivan ivor ivy iwan izabela izzy jaan jacinta jack jackie jackson jacob
jacqueline jacqui jade jaden jagdeep jaheim jai jaime jake jakub jamal jamelia james jamie jamila jan jana jane janet janice janine jared jas jasmin jasmine jason jasper javed javier jay jaya jayden jayne
jaz jean jeanette jeff jeffrey jem jemima jenna jennie jennifer jenny jerome jerry jess jesse jessica jessie jill jim jimmy jin jing joan joanna joanne joanie jocelyn jodie jody joe joel johan john johnny
jolene jon jonah jonas jonathan jonny jordan jorge jorgie joseph josephine josh joshua josiah josie joss joy joyce juan juanita jude judith judy jules julia julian juliana julie juliet juliette june junaid juno justin
justine justyna kabir kacey kacper kai kaine kaiser kaitlyn kaleb kalina kamal kamil kamila kamran kane karan karen karim karina karl karolina kasey kasia kasper kat kate katarzyna kate katelyn katherine kathleen kathryn kathy
katie katrina katy kay kaya kayden kayla kaylee kayleigh kazimierz keanu keeley keelan keira keith kelechi kellie kelly kelsey kelsie kelvin ken kendra kendrick kenneth kenny kent kenzie kerry kerri keshia kevin keyon khadija khadijah
khalid khalil kian kiara kiera kieran kimberley kim kiran kirsten kirsty kit klaudia klaus krishna kristian kristina kristine krystian krzysztof kwabena kwame kwasi kyle kylie kyra lacey laila lakshmi lana lance landon lara latifa latisha
latoya laura laurel lauren laurence laurie lavinia lawrence layla layton leah leanne lee leena leigh leighton leila leilani lena lennie lennon lenny leo leon leona leonard leonardo leonie leroy lesley leslie leticia lewis lexi lexie leyla leyton liam lian
libby lidia liliana lilian lillian lillie lilly lily linda lindsay lindsey linh lionel lisa liv livia liza lizzie lloyd logan lois lola lorenzo loretta lorna lorraine lottie lou louie louis louisa louise luca lucas lucia lucian luciana lucille lucinda lucy
ludmila luis luisa lukas lukasz luke lulu luna luqman luther lydia lyla lyle lyn lynda lyndon lynette lynn lynne lynsey mabel maciej mackenzie maddie maddison madeleine madeline madison madiha mae maeve magda magdalena maggie magnus mahad maha maheen mahmood mahmoud mahnoor
maia maisie maisy maizie maja malachi malak malcolm maleeha malik mamadou mandeep mandy manal manoj manuel marc marcel marcia marcin marco marcus marek margaret margot maria mariah mariam mariama marian mariana marianne marie mariella marija marilyn marina mario marion
marissa marius marjorie mark marlena marlene marley marlon marta martha martin martina martyn marvin mary maryam maryan maryanne mason mateo mateusz mathew matilda matt matteo matthew matthias mattie maud maureen maurice mavis max maximilian maxine maxwell may maya mazen meera meg
megan mehmet mehreen mei mel melanie melinda melisa melissa melody mercedes mercy meredith merlin mia micah michael michaela michal michelle mick mickey miguel mihaela mihai mike mikey mila milan mildred milena miles millicent millie milly milo mina minah minnie mira miranda
mireille miriam mirela miroslaw misbah misha mitchell moesha mohamed mohammad mohammed mohamud mohsin moira moises mollie molly mona monica monika monique morag morgan morris moses muhammad muhammed mukhtar murray mustafa mya myles myra myrtle nabeel nabil nabila nada nadeem nadia nadine
nafisa naima najma nala nam nan nana nancy naomi narinder nasir nasra nasreen natalia natalie natasha nathan nathaniel naveed navin nazia neal ned neha neil nell nellie nelson nerys nia niall niamh nicholas nick nicky nico nicola nicolae nicole nicoleta nigel nihal nikhil niki nikita nikki nikolai nila nina ngozi
nkechi noah noel noelle nolan nora norah noreen norma norman noor nosheen nuala nuno nusrat nyah obi obinna octavia odette odin ola olamide olanrewaju oleksandr olena olga olive oliver olivia ollie olly olu oluwaseun omar ondine oona oprah orla orlando oscar osian osman oswald otis otto owain owen
oyin paddy paige palesa palmer paloma pam pamela paolo parisa parker parminder parveen pascal pat patience patricia patrick patrycja patsy paul paula paulette pauline paulina pavel pawel pearl pedro peggy penelope penny percy perry persephone pete peter petra petronela phil philip philippa phillip phineas phoebe phoenix
phyllis pia pierre piers piotr piper pippa polly poonam poppy prakash precious preeti preston primrose prince princess priscilla priya priyanka prudence przemyslaw qasim quentin quincy quinn rabia rachael rachel radoslaw rae raees rafael rafal rafferty rahim rahma rahul raihan raj rajesh rajinder rakesh ralph rami ramona
ramesh rana ranbir randall raneem rania ranjit raphael rashad rashid rashida ravi ravinder ray raya rayan raymond raymonde rayyan razia reanne rebecca rebekah reece reena reggie reginald rehan rehana reina remi rena renata rene renee reuben rex rhea rhian rhiannon rhoda rhodri rhona rhonda rhys ria ricardo richard richie rick
ricky ridwan rihanna riley rita ritchie river riya rob robbie robert roberta roberto robin robyn rocco rochelle rod roderick rodney rodrigo roger rohan roisin roksana roland roman romeo romy ron ronald ronan ronnie rory rosa rosalie rosalind rosanna rose roseanne rosemary rosie ross rowan rowena roxana roxanne roy ruairi ruby rubina rudi rufus rukhsana
rupert russell ruth ryan ryder rylan saad saba sabah sabina sabrina sacha sade sadia sadie safa saffron safiya sagal sahar sahil said saif saima sajid sakina salim salima sally salma salman sam samantha samara sameer sami samina samir samira samuel sana sandra sandy sanjay santiago santino saoirse sapphire sara sarah sarita saskia satnam saul
savannah scarlet scarlett scott seamus sean seb sebastian sefton seema selena selina selma serena sergei serhii seren seth shabana shabnam shafiq shahid shahida shaista shakira shamima shamso shane shania shanice shannon shanaya shari sharmila sharon shaun shauna shawn shay shazia sheena sheila shelby shelley sheree sheridan sherry sheryl shirin shirley shona shreya shyam
sian sid siddharth sidney sidra sienna sigrid silvia simeon simon simona simone simran sinead siobhan siti skye skyla skylar sofia sofie solomon sonia sonya soofia sophia sophie soraya spencer stacey stacy stan stanislaw stanley stella stephan stephanie stephen steve steven stewart stuart sue sufyan sukhdeep sukhjit sukhvinder sulaiman suleiman sultana sumaya summer
sunita sunil suraj suresh surinder susan susanna susannah susie suzanne suzie sven svetlana sybil sydney sylvia sylwia szymon tabitha tadeusz tahir tahira taiwo tallulah talia talha tamara tamika tammy tamsin tania tanisha tanya tara tariq tasha tasnim tate tatiana tayla taylor tayyab ted teddy tegan teresa terence terri terry tess tessa thea thelma theo theodora
theodore theresa thi thomas tia tiana tiegan tiffany tilly tim timothy tina tobi tobias toby todd tolu tom tomas tomasz tommy toni tony tonya tracey tracy tremaine trevor tricia trina trinity trisha tristan troy trudy tunde tyler tyra tyrell tyrese tyrone ufuoma ugo uma umair umar umer una unal ursula usha usman uzma valentina valerie valeria vanessa vasile vera
verity vernon veronica veronika vicki vicky victor victoria vijay vikram vinay vince vincent viola violet violeta viorel virginia vishal vivek vivian vivienne vlad vladimir wade waheed walid wallace walter wanda waqar warren warsame warda wasim wayne wendy wes wesley weronika wiktor wiktoria wilf wilfred will william willow wilma winifred winnie winston wojciech xander xavier
yahya yasin yasir yasmin yasmine yaqub yasir yewande yolanda yousef yousuf yuki yuliia yunus yuri yusra yusuf yvette yvonne zac zach zachary zack zafar zahid zahra zain zaina zainab zaira zaki zakir zane zara zarah zayd zayn zayna zbigniew zeeshan zelda zena zeynep zhane zia zoe zofia zoey zohra zoya zubair zuhra zuzanna aria zuri jaxon jaxson kaidyn kaiden kaleb kobi kobe koby lainey laya leyah lexus lilliana lochlan lorcan maisey malakai marnie mylah mylo nancie nevaeh nieve novah ocean oakley ophelia orlagh ottilie paisley pixie presley rafe raegan reggie remy rio roux rylee saffie shanelle shyla skyler sonny stevie summer sunny teagan tommie tyrone vinnie wynter xavi zaynab ziggy keziah kezia xanthe elowen ffion isobelle jaydn jorja kallum kaitlin keelie kiana kieron leighanne macey macy maisee mikayla neve niamh raquel reanna romany shaniqua shanel shayla tiegan tamia tayah tiah tyla tyreece zack aleksandr aleksander ionut mihail costel ilie florian dragos razvan adelina simina elvis bekim arben besnik flori kwesi yaw akosua adwoa esi kofi amma yaa efua temi tobiloba oyinkan funmi bukola segun kunle femi tayo dayo wale chioma ngozi amarachi ifeanyi uche emeka nnamdi obinna tendai tinashe rudo farai sipho thabo lerato hodan ayaan abdi faduma hibo ifrah jama mahdi nimo sahra warsame zakariya naz parvin sajida rubina shazad tanveer zulfiqar farzana nargis shabir sobia uzair xiao mei ling wei jun hui thuy nguyet huong linh minh duc tuan kelly-ann kev stevo gaz baz daz shaz
`);

/** Given names that are also words of prose: alone they are names only within a sentence. */
export const ambiguousWords = words(`
archer august aurora bailey blessing bob brook carol chase cherry crystal daisy dawn dean destiny eve faith fern fletcher flora frank gene grace grant guy harmony hazel heather holly hope indigo
iris ivy jack jade jay jean jon joy june kit laurel lily lance mark mason matt max may melody mercy miles mike nan nana norm olive parker pat patience pearl penny pete phoenix piper poppy precious primrose prince princess
prudence ray river rob robin rod rose rosemary ruby rye sandy sapphire scarlet skye spencer stan sue summer taylor ted teddy tilly tom trinity tyler verity violet will willow april harper hunter luna reggie rowan rocco saffron
palmer hillary said islam ana ion ira isa jan jas jin kay ken kim lee lulu mae mei mel mina nam obi ola pam pia rami rae sam sid thi tia tim una val wes zia lou ned ray ron roy ryder river cora coral cassidy casey ocean pixie paisley oakley rio sonny sunny jama mei ling wei jun hui duc minh yaw esi naz kev baz daz stella athena bob
`);

/** Given names that are places or months too: alone they are never taken for a name. */
export const ambiguousPlaces = words(`
april august june may summer austin chad chelsea devon florence georgia india israel islam jordan kent lincoln preston sydney victoria virginia paris savannah ashton troy warren lewis athena winston stafford boston eden sefton trinity
princess prince will said an hope mark
`);

/** Family names frequent in England and Wales that are no words of prose: with a capital word before them they are names. */
export const familyNames = words(`
adams adebayo afzal agarwal ahmed akhtar akram ali allen amin anderson andrews arshad ashraf aslam atkinson aziz bailey barnes begum bennett bibi bukhari campbell carter chaudhary chaudhry choudhury clarke collins cooper cox davies davis dawson dixon edwards ellis evans fernandes foster gill graham
griffiths gupta hall hamilton harris harrison harvey hassan henderson holmes hughes hunter hussain hussein ibrahim iqbal islam jackson jenkins johnson johnston jones kaur khan khatun kelly kennedy knight kowalski kumar lewis lloyd mahmood malik marshall matthews mcdonald mensah miah miller mills mirza mitchell mohamed
mohammed moore morgan morris morrison murphy murray mustafa nguyen nowak obi okafor okeke okonkwo osei osman owen owens palmer parker parveen patel pearson phillips popescu powell qureshi rahman rashid raza reynolds richards richardson roberts robertson robinson rodrigues rogers russell saleem sandhu scott shah shaikh sharma sheikh siddiqui simpson
singh smith stevens stewart sultana taylor thomas thompson turner ullah walker watson webb wilkinson williams williamson wilson wright yusuf zaman
`);
