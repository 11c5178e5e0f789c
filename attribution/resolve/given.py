"""Common given names of the world by the gender they usually mark, as evidence and never as proof.

Written for this project from general knowledge; names in wide use for both stand in neither list
or in `EITHER`, which only tells that a word is a given name.
"""

from __future__ import annotations

_MALE = """
aaron abbas abdel abdul abdullah abdullahi abdulrahman abel abhishek abraham abu adam adel adil
aditya adnan adolfo adrian agustin ahmad ahmed aidan ajay akash akbar akira aksel alan alasdair
alastair albert alberto aldo alec aled alejandro aleksandar aleksander aleksandr aleksei
alessandro alexander alexandre alexandros alexei alexey alf alfonso alfred alfredo ali alistair
allan allen alok alonso alphonse alun alvaro alvin amadou amar ambrose amin amir amit amitabh amos
anand anatoly anders anderson andre andreas andrei andres andrew andrey andriy andrzej andré andy
angelo angus anil ansel anthony antoine anton antonio antony anwar archie aristide arjun armand
armando armin arnaud arne arnold arsene artem arthur arturo arun arvind asad ashok ashraf asif
atul august augusto austin avi ayman aziz babak barack barney barry bart bartholomew bashar basil
bassam bastian ben benedict benedikt benjamin benny bernard bernardo bernd bernie bert bertrand
bilal bill billy bjorn björn blair blake bob bobby bogdan boris brad bradley brandon brendan brent
brett brian bruce bruno bryan bryce burak byron caleb callan callum calvin cameron carl carlo
carlos carsten cathal cedric cesar chad charles charlie chester chidi chinedu chris christian
christoph christophe christopher chuck ciaran cillian clarence claude claudio clay clayton clement
cliff clifford clinton clive cody colin connor conor conrad corey cormac cornelius craig cristian
cristiano cristobal curtis cyril cyrus dafydd damian damien damon dan daniel danilo danny dante
daoud darius darren darryl daryl dave david davide dean declan deepak denis dennis denzel derek
dermot desmond devin dewi diarmuid dick didier diego dieter dietmar dilip dimitri dimitris dinesh
dirk dmitri dmitry dmytro dominic dominik don donal donald dong donnie doug douglas drew duncan
dustin dwayne dwight dylan eamon earl ed eddie eden edgar edison edmund eduardo edward edwin
efrain egor ehud einar elijah elliot elliott elon elton emanuel emeka emil emile emiliano emilio
emmanuel emmerson emyr enda enrico enrique enzo eoin eric erich erick erik ernest ernesto ernie
ernst erwin esteban ethan etienne euan eugene evan evgeny evo ewan ewen ezekiel ezra fabian fabio
fabrice fadi faisal farhad farid farooq federico felipe felix ferdinand fergus fernando fidel
filip filippo finlay finn fintan fionn flavio florian francesco francis francisco franco francois
frank frankie franklin franz françois fraser fred freddie frederic frederick frederik fritz
gabriel gael gareth gary gaurav gavin gennady geoff geoffrey george georges georgios geraint
gerald gerard gerardo gerhard gerry gethin ghassan giacomo gianluca gianni gideon gilbert gilles
giorgio giovanni giulio giuseppe glen glenn godfrey gonzalo gordon graeme graham grant greg gregg
gregor gregory gruff guido guillaume guillermo gunter gunther gus gustav gustavo guy gwyn habib
hadi hakan hakeem hal hamid hamish hamza hank hans harald hari harold haroon harry harsh harun
harvey hasan hassan hector heinrich heinz helmut hendrik henri henrik henrique henry herbert
herman hernan hideo hikmat hiroshi homer horace horacio horst howard hubert hugh hugo humphrey
humza hussein huw hywel iain ian ibrahim ibrahima idris ieuan ifan ignacio igor ike ilham ilya
imad imran innocent ioannis ion ira isaac isaiah isidro ismail israel issa ivan ivo iwan jaap
jabari jack jackson jacob jacques jaime jair jake jakob jakub jamal james jamie jan janez janusz
jared jaroslav jarosław jarrod jason jasper javad javed javier jay jean-claude jean-luc jean-marc
jean-pierre jeb jed jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesus jesús jim jimmy
jiri joachim joakim joao joaquin joe joel joey johan johann johannes john johnny jon jonah jonas
jonathan jonny jordi jorge jose josef josep joseph josh joshua josé joão juan juergen julian
julien julio julius junaid junichi jurgen justin jörg jürgen kabir kamal kamil karan karel karim
karl karsten kaspar kassym kazuo keir keith kelvin ken kenji kenneth kenny kent kenta kevin khaled
khalid khalil kieran killian kiran kirk klaus kofi koji konrad konstantin krishna kristian
kristoffer krzysztof kumar kunal kurt kwame kwasi kyle kylian kyriakos lachlan lamar lance larry
lars laszlo laurence laurent lawrence lech lee leif leighton len lenny leo leon leonard leonardo
leonid leopold leroy leszek lev levi lewis liam linus lionel lloyd logan lorcan lorenzo lothar lou
louis luc luca lucas lucian luciano luis luiz luka lukas luke lutz lyndon magnus mahathir mahmoud
mahmud malcolm malik mamadou manfred manmohan manoj manolo manuel marc marcel marcelo marcin marco
marcos marcus marek marian mariano mario marius mark marko markus marlon marshall martin marty
marvin massimo mateo mateusz mathias mathieu mats matt matteo matthew matthias matthieu maurice
mauricio maurizio max maxim maxime maximilian maxwell mehdi mehmet mel melvin michael michal
michał michel mick miguel mihai mikael mike mikhail miki miles milos miloš milton mitch mitchell
mitt mohamed mohammad mohammed mohamud mohan mohit moises morris morten moshe muhammad muhammadu
mukesh mungo murad murat murray musa mustafa mykola nabil nadeem nader naftali narendra nasser nat
nate nathan nathaniel naveen navin ned neil nelson nenad nestor neville newt niall nicholas nick
nicklas nico nicolae nicolas nicolás niels nigel nikhil nikita niklas nikola nikolai nikolaos
nikolay nikos nils nitin noah noel nolan norbert norman nuno oisin ola olaf oleg oleh oleksandr
oleksiy oliver olivier olusegun oluwaseun omar omer orlando osama oscar osman otto owain owen
pablo paddy padraig paolo pascal pat patricio patrick paul paulo pavel pavlo pawan paweł pedro
peer peng per percy peter petr petro petros phil philip philippe phillip pierre piers pieter
pietro piotr pradeep prakash pranab prashant pravin preston qasim quentin quincy rab rafael rafal
raghav rahul rainer raj raja rajat rajesh rajiv rajnath rakesh ralf ralph ram ramesh ramon ramzan
ranil ranjit raphael rashad rashid raul ravi ray raymond recep reed reggie reginald reince
reinhard reinhold remi renato rené rex reza rhodri rhys ricardo riccardo rich richard rick ricky
rinat rishi rob robbie robert roberto robin rod roderick rodney rodolfo rodrigo roger rohan rohit
roland rolf roman romeo ron ronald ronaldo ronan ronnie rory ross roy ruairi ruben rudolf rudolph
rudy rufus rui rupert rurik ruslan russ russell rustam ryan rémi saad saddam sadiq saeed said saif
sajid salah salim salman salvador salvatore sam sameer sami samir samuel sandeep sandro sanjay
sanjeev santiago santosh sardar satoshi saul scott seamus sean sebastian sebastien sepp serge
sergei sergey sergio serhii seth shahid shakir shane shaun shawn shehbaz shigeru shinzo shug sid
siddharth sidney siegfried sigmund silvio simeon simon slobodan spencer stan stanislav stanley
stefan stefano steffen stelios stephan stephane stephen sterling steve steven stewart stig struan
stuart subhash sudhir sulaiman suleiman sunil suresh sven syed tadeusz tadhg tahir takashi takeshi
tamim tariq taro tarun tayyip ted teddy tedros teo terence terrence terry tetsuya thabo thaddeus
theo theodore thiago thierry thomas thor thorsten tiago tim timothy titus tobias toby todd tom
tomas tomasz tommaso tommy toni tony torsten toshiro travis trent trevor tristan tsutomu tucker
tuomas tyler tyrone tyson ulf ulrich umar umberto usman uwe vaclav valentin valeriy valery vasily
vernon victor vijay vikram viktor vince vincent vincenzo vinicius vinod virat vishal vitali
vitaliy vitaly vivek vlad vladimir volker volodymyr wade waldemar wallace walt walter warren wasim
wayne wendell werner wes wesley wilbur wilfred wilhelm will willem william willie willy wim
winfried winston wojciech wolf wolfgang xavi xavier yahya yannick yasir yasser yevgeny yoshihide
yoweri yuri yury yusuf yves zac zach zachary zack zakaria zane zeid zoltan zubin
"""

_FEMALE = """
abena abigail ada adela adelaide adele aditi adriana aerin agata agatha agnes agnieszka aicha aiko
aileen ailsa aimee aisha aishwarya aisling akiko alana alba alejandra aleksandra alena alessandra
alexa alexandra alexandria alexia alia alice alicia alina aline alison allegra allison alma
altagracia alyssa amal amanda amber amelia amelie amina aminata amira amna amrita amy ana anais
anastasia anaïs angela angelica angelina angelique angharad angie anika anita anja anjali ann anna
annabel annabelle anne annegret anneliese annette annie annika antoinette antonella antonia
anushka aoife april apsana arabella ariana arianna ariel arlene asha ashleigh ashley asma asmaa
astrid athena aubrey audrey aurora ava avril ayelet ayesha ayse ayşe azadeh barbara bea beata
beatrice beatrix beatriz becky belinda bella bernadette bernice bertha beth bethan bethany betsy
bette betty beverley beverly bianca birgit birgitta bisi blanca blanche bonnie branwen brenda
bridget brigid brigitte britney brittany bronagh bronwen brooke caitlin camila camilla camille
candace candice caoimhe cara carina carla carly carmel carmen carol carole carolina caroline
carolyn carrie carys cassandra cassie catalina catarina cate catherine cathy catrin catriona
cecile cecilia ceinwen celeste celia celine ceri chantal charity charlene charlotte chelsea cher
cheryl chiara chidinma chimamanda chioma chloe chloé christiane christina christine christy ciara
cindy claire clara clarissa claudia clementine cleo clodagh colette colleen connie constance
consuelo cora corinne cornelia cressida cristina crystal cynthia dagmar dahlia daisy dana daniela
danielle danuta daphne daria darya dawn deanna dearbhla debbie deborah debra dee deirdre delia
delphine delyth denise desiree diana diane dianne dina divya dolores donna dora doreen doria doris
dorota dorothea dorothy dulce ebony edith edna edwina efua eileen eilidh eilis eirlys elaine
eleanor elen elena eleni eleonora elif elin elina elinor elisa elisabeth elise eliza elizabeth
elke ella elle ellen ellie elma eloise elsa elsie eluned elvira emerald emilia emilie emily emma
erica erika erin erna esme esmeralda esperanza estelle esther ethel eugenia eunice eva evangeline
eve evelyn fabienne faith fanny farah farida fatima fatma fatou fatoumata faye felicia felicity
ffion fiona fionnuala flavia fleur flora florence folasade frances francesca francine francoise
françoise frederica freya frida gabriela gabriella gabrielle gail galina gayle gemma genevieve
georgia georgina geraldine germaine gertrude ghislaine gillian gina ginger ginny giorgia giovanna
gisela gisele gita giulia gladys glenda glenys gloria golda grace graciela grainne greta gretchen
griselda guadalupe gudrun gulnara gwen gwendolyn gwenllian gwyneth hadiza halima halina hallie
hana hanan hanna hannah hannelore harriet hattie hayley hazel heather hedwig heidi heledd helen
helena helene helga heloise henrietta hermione hilary hilda hillary hiroko holly hope huda huma
ibtisam ida ikram ilana ilona ilse iman imelda imogen india indira ines ingeborg ingrid inna ioana
irena irene irina iris irma isabel isabella isabelle isha isla isobel ivana ivanka ivy izabela
jacinda jackie jacqueline jacqui jada jade jamila jana jane janet janey janice janine jasmin
jasmine jaya jayne jeanette jeanine jeanne jemima jemma jen jenna jennie jennifer jenny jess
jessica jessie jill jillian jo joan joanna joanne jocelyn jodie jody johanna josefina josephine
josie joy joyce juanita judith judy julia juliana julianne julie juliet juliette june justine
justyna kaja kamala kamila karen karin karina karla karolina kasia kate katerina katharina
katharine kathe katherine kathleen kathryn kathy katia katie katja katrin katrina katy katya kay
kayla kayleigh keira kemi kendra kerri keziah khadija kiara kirsten kirstie kirsty kitty klara
kristen kristi kristin kristina kyra lakshmi lana lara larisa latifa latoya laura lauren lavinia
layla lea leah leanne leena leila lena lenka leonor leonora leticia letitia lidia liesl lila
lilian liliana lillian lily lina linda linh linnea lisa lisbeth lise lisette livia liz liza lizzie
lois lola loretta lori lorna lorraine lotte louisa louise lowri luana lucia luciana lucie lucille
lucinda lucy lucía ludmila luisa luna lupita lydia lyn lynda lynn lynne lyra mabel maddie
madeleine madeline madison mae maeve magda magdalena maggie mahnoor maia mair maire mairead maisie
maja malala malgorzata malia mallory mandy manon manuela mara marcela marcia margaret margarita
margot marguerite mari maria mariah mariam mariana marianne maribel marie marie-claude
marie-france mariella marielle marietta marija marilyn marina marine marion marisa marisol marissa
marit marjorie marlene marta martha martina martine mary mary-anne maryam marzena masha matilda
maud maude maureen mavis maxine maya małgorzata megan meghan mehbooba melania melanie melinda
melissa melody mercedes meredith merle mette mhairi mia michaela michelle milena milica millicent
millie mimi mina mindy minerva mira miranda miriam misty moira mollie molly mona monica monika
monique morag moya muriel myfanwy myra myriam nabila nadia nadine nadja naima nancy naomi natacha
natalia natalie nataliya natasha nathalie nayla neelam neha nell nellie nerida nerys nessa nesta
ngozi nia niamh nichola nicola nicole nikki nina nirmala noelle noemi noor nora noreen norma nour
nuala nuria octavia odette odile ofelia oksana olena olesya olga olive olivia olympe oonagh
ophelia oprah orla orlaith orna paige paloma pam pamela parveen patience patricia patsy patti
patty paula paulette paulina pauline pearl peggy penelope penny petra philippa phillipa phoebe
phyllis pia pilar pippa polly poppy portia prerna priscilla priti priya priyanka prudence queenie
rachael rachel radhika rafaela raisa ramona rana rania raquel rashida reba rebecca rebekah reem
regina rehana rekha renata renate renee renée reshma rhea rhian rhiannon rhoda rhonda rihanna rima
rita roberta rochelle roisin romy ronda rosa rosalia rosalie rosalind rosalyn rosamund rosanna
rosario rose roseanna roseanne rosemarie rosemary rosie rosita rowena roxana roxanne roz rubina
ruby rukmini ruqayya ruth sabina sabine sabrina sade sadia sadie safiya sahar saida saira sakura
salma saloni samantha samina samira sanam sandra sania sanna saoirse sara sarah sarita saskia
savannah scarlett selena selina selma serena shabana shabnam shakira shami shanice sharon shauna
sheena sheila shelley sheryl shirin shirley shona shreya sian sienna sigrid silke silvia simona
simone sina sinead siobhan sioned sissela siân sofia sofie sonal sonia sonja sonya sophia sophie
soraya sorcha stacey stacy stefania stefanie stella stephanie sue suella sunita susan susana
susanna susannah susanne susie suzan suzanne suzy svetlana swati sylvia sylvie sylwia tabitha
talia tamar tamara tammy tania tanya tara tasha tatiana tatyana tegan teresa tereza teri tess
tessa thandi thea thelma theresa therese tia tiffany tilda tina toyin tracey tracy tricia trina
trinity trisha trudy tulsi tzipi uma ursula usha uzma valentina valeria valerie vandana vanessa
vanita venus vera verity verna veronica veronika veronique vesna vicki vicky victoria vida vigdis
viktoria viola violet virginia vivian vivien vivienne wanda wendy whitney whoopi wilhelmina wilma
winifred winnie wynonna xenia ximena xiomara yana yasmin yasmina yasmine yelena yetunde yevgenia
yoko yolanda yulia yuliya yumi yvette yvonne zahra zainab zara zehra zeinab zelda zhanna zhenya
zinaida zoe zofia zora zoë zsofia zubeida zuzana
"""

_EITHER = """
addison adebayo alex amari ari arya ashton avery bailey blessing cary casey chen chi chris dakota
dale darcy devon elisha emerson finley gale gene hadley harley harper hayden hyun indra jaden
jayden jean jesse ji ji-young jin jordan joss jude jules jun kai kelly kelsey kendall kerry kim
kit kris kyung lane laurie leigh lesley leslie lin lindsay lindsey loren mackenzie meng micah
michele min ming misha morgan nguyen nicky nur olu paris parker peyton phoenix quinn reese remy
rene riley rio river rowan sage sandy sasha sawyer shannon shea shelby sky skyler stevie sun sung
sunny sydney tal taylor temple val wei willow xi xiao yan yang ye yi ying yong young yu yuki yun
zhen zion
"""

MALE = frozenset(_MALE.split())
FEMALE = frozenset(_FEMALE.split()) - MALE
EITHER = frozenset(_EITHER.split())
GIVEN = MALE | FEMALE | EITHER


def gender(name: str) -> str:
    """'m', 'f' or '' for a given name; a hyphenated name counts by its first part."""
    word = name.lower()
    for form in (word, word.partition("-")[0]):
        if form in MALE:
            return "m"
        if form in FEMALE:
            return "f"
    return ""
