"""Names of people, places and organisations from all over the world, to put in for others.

Written for this project from general knowledge; names are ordinary ones that many people bear, and
the organisations are invented or of a general kind.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Culture:
    """Given names by gender and family names that go together."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


def _names(text: str) -> tuple[str, ...]:
    """The names of a list with commas between them."""
    return tuple(" ".join(name.split()) for name in text.split(","))


def _culture(female: str, male: str, family: str, *, family_first: bool = False) -> Culture:
    return Culture(_names(female), _names(male), _names(family), family_first)


CULTURES: dict[str, Culture] = {
    "english": _culture(
        """Emily, Charlotte, Harriet, Olivia, Joanne, Rebecca, Deborah, Gillian, Hazel, Tamsin,
        Philippa, Wendy, Bethany, Sarah-Jane""",
        """Oliver, Graham, Nigel, Trevor, Simon, Jonathan, Stuart, Keith, Rupert, Callum, Alfie,
        Desmond, Geoffrey, Barnaby""",
        """Ashworth, Pemberton, Hargreaves, Whitaker, Thornbury, Clegg, Braithwaite, Sutcliffe,
        Fothergill, Smythe-Jones, Armitage, Tunnicliffe, Wetherby, Ollerenshaw, Cartwright,
        Bickerstaff, Haddon, Penrose, Lowther, Entwistle, Barraclough, Holroyd""",
    ),
    "american": _culture(
        """Ashley, Brittany, Madison, Kaitlyn, Denise, Latoya, Shaniqua, Marlene, Cheryl,
        Rhonda, Mary Beth, Savannah, Crystal, Peggy""",
        """Tyler, Brandon, Dwayne, Chad, Marcus, Randall, Jermaine, Bradley, Travis, Darnell,
        Kyle, Clarence, Wyatt, DeShawn""",
        """Hutchinson, Kowalczyk, McAllister, Vanderbeek, Washburn, Hendricks, Delacroix,
        Tillman, Beauregard, Stoltzfus, Ridgeway, Calloway, Winthrop, Gutierrez-Hale, Tubbs,
        Langford, Merriweather, Schumacher, Ogletree, Fairchild, St. Clair, Whitfield""",
    ),
    "irish": _culture(
        """Aoife, Siobhán, Niamh, Gráinne, Orla, Sinéad, Ciara, Róisín, Maeve, Deirdre, Caoimhe,
        Bríd, Fionnuala""",
        """Cillian, Eoghan, Padraig, Declan, Tadhg, Fergal, Oisín, Diarmuid, Ruairí, Cormac,
        Donal, Seamus, Lorcan""",
        """O'Dowd, Ní Bhriain, Mac Giolla, Gallagher, O'Shaughnessy, Kinsella, Mulcahy,
        Brannigan, McGlinchey, Ó Súilleabháin, Hanrahan, Fitzgibbon, Cullinane, Dunleavy,
        O'Halloran, Geraghty, Tierney, Mac an Bhaird, Prendergast, Rafferty, Scanlon""",
    ),
    "scottish": _culture(
        """Morag, Isla, Kirsty, Ailsa, Mhairi, Eilidh, Fiona, Catriona, Shona, Iona, Moira,
        Jean, Lorna""",
        """Hamish, Angus, Fergus, Alasdair, Ewan, Gregor, Lachlan, Struan, Duncan, Murdo,
        Finlay, Iain, Rory""",
        """MacLeod, McTavish, Drummond, Farquharson, Buchanan, Carmichael, Urquhart, Kinloch,
        Dalrymple, McCrindle, Strachan, Galbraith, Menzies, Auchterlonie, Colquhoun,
        MacAskill, Abernethy, Lockhart, Pitcairn, Gillespie-Munro""",
    ),
    "welsh": _culture(
        """Carys, Rhiannon, Angharad, Bethan, Eleri, Ffion, Gwenllian, Nerys, Sioned, Lowri,
        Mererid, Heledd""",
        """Gethin, Rhodri, Emyr, Iwan, Dafydd, Gwilym, Llywelyn, Aled, Hywel, Geraint, Owain,
        Ieuan""",
        """ap Rhys, Prydderch, Llewellyn, Gruffydd, Bowen, Beynon, Vaughan, Prosser, Pugh-Evans,
        Trahearne, Cadwaladr, Gwynne, Mostyn, Bevan, Penry, Howell, Probert, Ap Iorwerth,
        Meredith, Tudor""",
    ),
    "french": _culture(
        """Aurélie, Margaux, Solène, Véronique, Anne-Laure, Camille, Élodie, Brigitte, Capucine,
        Delphine, Noémie, Mireille""",
        """Jean-Baptiste, Thibault, Étienne, Gaspard, Yannick, Hervé, Loïc, Benoît, Mathieu,
        Didier, Rémi, Pierre-Yves""",
        """Delaunay, Lefèvre, de la Rochette, Dupont-Moreau, Beaumont, Chevallier, Gauthier,
        Marchand, Le Goff, Bouchard, Lacroix, Fontaine, d'Aubigny, Perrault, Roussel,
        Vasseur, Gérard, Pelletier, Carpentier, Desjardins""",
    ),
    "german": _culture(
        """Annegret, Heike, Ulrike, Liselotte, Franziska, Sabine, Katharina, Anke, Gudrun,
        Mareike, Brunhilde, Silke""",
        """Jürgen, Wolfgang, Klaus-Dieter, Matthias, Torsten, Rüdiger, Hartmut, Uwe, Lukas,
        Detlef, Ekkehard, Bernd""",
        """Schäfer, von Hohenfels, Krüger, Zimmermann, Müller-Wendt, Baumgartner, Vogelsang,
        Hoffmeister, Weiß, Obermeier, Lindner, Kaltenbach, Pfeiffer, zu Rantzow, Eisenhauer,
        Dreher, Brückner, Seidel, Rosenfeld, Achterberg""",
    ),
    "dutch": _culture(
        """Marieke, Femke, Saskia, Annelies, Willemijn, Hanneke, Lotte, Roos, Ingrid, Tineke,
        Sanne, Jolanda""",
        """Joost, Maarten, Sjoerd, Bas, Wouter, Ruud, Pieter-Jan, Gijs, Thijs, Diederik, Koen,
        Jeroen""",
        """van der Berg, de Vries, Hoekstra, van den Heuvel, Dijkstra, ter Horst, Bakker,
        Vermeulen, de Groot, Zuidema, van Leeuwen, Kuipers, Brouwer, Wiersma, van 't Hoff,
        Schouten, Verhagen, Peeters, Claes, Postma""",
    ),
    "nordic": _culture(
        """Ingeborg, Sigrid, Astrid, Freja, Solveig, Åsa, Ragnhild, Birgitta, Linnéa, Guðrún,
        Maja, Tuva""",
        """Bjørn, Torbjörn, Søren, Håkon, Leif, Gunnar, Mads, Sigurður, Rasmus, Åke, Sverre,
        Jens-Peter""",
        """Lindqvist, Kjærgaard, Bergström, Halvorsen, Nygård, Østergaard, Sjöberg, Thorvaldsen,
        af Klint, Brattli, Håkansson, Rasmussen, Jónsdóttir, Dahlberg, Skov-Madsen, Eriksen,
        Grönlund, Aasen, Fjeldstad, Hedlund""",
    ),
    "finnish_baltic": _culture(
        """Päivi, Marjatta, Aino, Kaisa, Liisa, Rūta, Ilze, Daina, Eglė, Kadri, Maarika,
        Tuulikki""",
        """Jukka, Pekka, Veikko, Antti, Juhani, Jānis, Andris, Vytautas, Mindaugas, Tõnu,
        Indrek, Kalle""",
        """Virtanen, Hämäläinen, Koskela, Mäkinen, Niskanen, Bērziņš, Kalniņa, Ozols,
        Kazlauskas, Petrauskienė, Tamm, Kask, Saarinen, Lehtonen, Rebane, Pukk, Žukauskas,
        Salminen, Järvi, Laaksonen""",
    ),
    "spanish": _culture(
        """Inés, Rocío, Pilar, María José, Lucía, Consuelo, Almudena, Nuria, Begoña, Marisol,
        Ximena, Leticia""",
        """Álvaro, Gonzalo, Íñigo, José Luis, Rodrigo, Joaquín, Ramiro, Sergio, Andrés, Ignacio,
        Fermín, Vicente""",
        """García Lozano, Fernández, de la Cruz, Ibáñez, Núñez, Echeverría, Villanueva,
        Ortega-Ruiz, Maldonado, Zubizarreta, Peñalver, Castaño, del Olmo, Quintana, Arrieta,
        Montero, Bermúdez, Salcedo, Cifuentes, Urrutia""",
    ),
    "latin_american": _culture(
        """Yolanda, Guadalupe, Dayana, Milagros, Valentina, Xiomara, Araceli, Luz Marina,
        Daniela, Flor, Esperanza, Nayeli""",
        """Wilmer, Édgar, Jhon, Hernán, Luis Ángel, Mauricio, Rigoberto, Evaristo, Facundo,
        Nahuel, Óscar, Rubén""",
        """Quispe Mamani, Huamán, Restrepo, Cárdenas, Xicotencatl, Choque, Valderrama, Benítez,
        Aguilar Paz, Pacheco, Tzul, Catacora, Ríos, Villalobos, Guaraní, Bustamante,
        Inostroza, Zambrano, Ayala, Condori""",
    ),
    "portuguese": _culture(
        """Beatriz, Conceição, Mafalda, Rosângela, Inês, Fernanda, Thaís, Ana Paula, Graça,
        Luana, Raquel, Jussara""",
        """João Pedro, Afonso, Thiago, Gonçalo, Edson, Wellington, Duarte, Caetano, Rui,
        Vinícius, Henrique, Leandro""",
        """da Silva, Carvalho, dos Santos, Figueiredo, Magalhães, Nogueira, Albuquerque, Pinto
        Leal, de Oliveira, Guimarães, Teixeira, Brandão, Cavalcanti, Ferraz, Vasconcelos,
        Queiroz, Moura, Tavares, Assunção, Salgado""",
    ),
    "italian": _culture(
        """Chiara, Giuliana, Ludovica, Francesca, Ornella, Benedetta, Mariangela, Elisabetta,
        Serena, Rosaria, Ilaria, Donatella""",
        """Gianluca, Matteo, Ruggero, Salvatore, Fabrizio, Luigi, Pierpaolo, Umberto, Niccolò,
        Tommaso, Ettore, Massimo""",
        """Esposito, De Santis, Bianchi, Lo Presti, Mancuso, Ferraro, D'Angelo, Bellucci,
        Caruso, Di Stefano, Montanari, Zanetti, Sartori, Giordano, Quaglia, Palumbo,
        Locatelli, Ricci, Santoro, Vitale""",
    ),
    "greek": _culture(
        """Eleni, Despina, Vasiliki, Katerina, Ioanna, Stavroula, Evangelia, Sofia, Chrysoula,
        Anthi, Kalliopi, Zoe""",
        """Giorgos, Stelios, Panagiotis, Yannis, Kostas, Thanasis, Spyros, Vangelis, Lefteris,
        Manolis, Christos, Aristides""",
        """Papadimitriou, Karagiannis, Stavridis, Vlahos, Oikonomou, Theodorakis, Kontos,
        Lambrakis, Mavros, Sideris, Tsoukalas, Zervas, Hatzis, Alexiou, Petropoulos, Doukas,
        Galanis, Roussos, Kyriakides, Xenakis""",
    ),
    "polish_czech": _culture(
        """Agnieszka, Małgorzata, Zuzanna, Ewa, Jadwiga, Bożena, Kateřina, Ludmila, Markéta,
        Halina, Grażyna, Jana""",
        """Wojciech, Zbigniew, Łukasz, Tomasz, Mirosław, Krzysztof, Ondřej, Zdeněk, Bartłomiej,
        Jiří, Radek, Přemysl""",
        """Wiśniewska, Kowalski, Zieliński, Dąbrowska, Szymański, Nowak-Lis, Grabowska,
        Jabłoński, Procházka, Dvořák, Černá, Svoboda, Lewandowska, Wróbel, Kaczmarek, Veselý,
        Hájek, Mazur, Sikora, Pawlak""",
    ),
    "balkan": _culture(
        """Jelena, Snežana, Vesna, Dragana, Mirjana, Ljiljana, Teuta, Arta, Nevena, Biljana,
        Tsvetana, Raluca""",
        """Dragan, Zoran, Nebojša, Vuk, Goran, Tihomir, Besnik, Ilir, Plamen, Stoyan, Bogdan,
        Radu""",
        """Petrović, Jovanović, Hadžić, Kovačević, Bajramović, Hoxha, Krasniqi, Berisha,
        Dimitrov, Todorova, Ionescu, Popescu-Dan, Novaković, Horvat, Zupančič, Šimunić,
        Marković, Gjorgievski, Stoica, Vuković""",
    ),
    "russian": _culture(
        """Yekaterina, Svetlana, Lyudmila, Galina, Anastasia, Irina, Nadezhda, Oksana,
        Yelizaveta, Tamara, Alyona, Larisa""",
        """Dmitri, Vyacheslav, Gennady, Arkady, Yevgeny, Fyodor, Anatoly, Vsevolod, Stepan,
        Ruslan, Grigory, Valery""",
        """Sokolov, Kuznetsova, Voronin, Zaitseva, Belyakov, Rostovtsev, Medvedkin, Lebedeva,
        Gusev, Orlovsky, Tarasov, Yefremova, Chernyshev, Kiselyov, Rimsky-Markov, Savelyev,
        Denisova, Panin, Gromov, Shcherbakov""",
    ),
    "ukrainian": _culture(
        """Olha, Solomiia, Kateryna, Iryna, Halyna, Bohdana, Yaryna, Oleksandra, Zoriana,
        Natalka, Myroslava, Lesia""",
        """Taras, Mykola, Andrii, Ostap, Bohdan, Serhiy, Oleksiy, Yaroslav, Vasyl, Maksym, Ihor,
        Petro""",
        """Kovalchuk, Shevchuk, Bondarenko, Tkachenko, Lysenko, Hrytsenko, Petrenko, Melnyk,
        Kravets, Zavhorodnii, Dovzhenko, Palamarchuk, Rudenko, Stetsiuk, Ivanchuk, Nechui,
        Hnatiuk, Sydorenko, Franko, Moroz""",
    ),
    "turkish": _culture(
        """Ayşe, Zeynep, Elif, Gülsüm, Nurhan, Hatice, Sibel, Pınar, Feride, Çiğdem, Tuğba,
        Melike""",
        """Mehmet Ali, Kemal, Yusuf, Emre, Oğuz, Cengiz, Selim, Tolga, İsmail, Bülent, Hakan,
        Volkan""",
        """Yılmaz, Demirci, Öztürk, Kaplan, Şahin, Aydoğan, Erdem, Çelik, Karaca, Koçak, Arslan,
        Güneş, Tekin, Uysal, Bozkurt, Kılıçoğlu, Sezer, Toprak, Ünal, Yavuzer""",
    ),
    "arabic": _culture(
        """Layla, Fatima Zahra, Rania, Hanan, Maryam, Salma, Nadia, Khadija, Dalal, Amal,
        Samira, Ghada""",
        """Abdulrahman, Tariq, Mahmoud, Khalid, Yasser, Abd al-Aziz, Faisal, Walid, Omar,
        Mustafa, Samir, Bilal""",
        """Al-Masri, Haddad, el-Sayed, Al-Rashidi, Khoury, Benali, Boukhari, ibn Nasser,
        Al-Tamimi, Darwish, Abu Shanab, Mansour, al-Hariri, Zeitoun, Ben Youssef, Qasimi,
        Saleh, Shaheen, El Amrani, Al-Otaibi""",
    ),
    "persian_central_asian": _culture(
        """Shirin, Parisa, Nasrin, Golnar, Mahsa, Zohreh, Aigerim, Gulnara, Dilnoza, Farzana,
        Nigora, Saltanat""",
        """Behrouz, Kourosh, Farhad, Dariush, Nurlan, Bakhtiyar, Rustam, Ahmad Shah, Sardor,
        Azamat, Reza, Yerlan""",
        """Hosseini, Karimzadeh, Tehrani, Rahimi, Nazarov, Abdullayeva, Bekmukhambetov, Sadeghi,
        Farahani, Ghorbani, Yusupov, Zahir, Durrani, Wardak, Shirazi, Kasymov, Toktogulova,
        Mirzaei, Amanov, Popal""",
    ),
    "jewish_israeli": _culture(
        """Noa, Tamar, Yael, Shira, Michal, Rivka, Orly, Ayelet, Hadas, Dganit, Efrat, Chava""",
        """Yossi, Avner, Eitan, Gilad, Moshe, Shlomo, Uri, Nadav, Ehud, Baruch, Elazar, Doron""",
        """Ben-David, Mizrahi, Goldfarb, Peretz, Shalev, Abutbul, Katzir, Rosenblum, Bar-Lev,
        Azoulay, Weizman, Harel, Feldstein, Almog, Dayan, Zilberman, Sasson, Tzur, Eliav,
        Levinsky""",
    ),
    "north_indian": _culture(
        """Priyanka, Sunita, Kavita, Anjali, Meenakshi, Neha, Gurpreet, Shabana, Rukmini, Pooja,
        Sharmila, Vasundhara""",
        """Arjun, Rakesh, Vikram, Sanjay, Harpreet, Amitabh, Imran, Devendra, Ashutosh, Rohit,
        Kuldeep, Zubair""",
        """Chaudhary, Srivastava, Bhattacharya, Malhotra, Singh Rathore, Deshmukh, Qureshi,
        Banerjee, Kulkarni, Trivedi, Ahluwalia, Mishra, Patil, Grewal, Ansari, Joshi,
        Mukhopadhyay, Bhandari, Solanki, Dhillon""",
    ),
    "south_indian_lankan": _culture(
        """Lakshmi, Padmini, Revathi, Thamarai, Sumathi, Dilrukshi, Chandrika, Nirmala, Kavitha,
        Yamuna, Malini, Anoma""",
        """Murugan, Karthik, Subramaniam, Venkatesh, Chaminda, Prabhakar, Sivakumar, Lasantha,
        Ravindra, Nagaraj, Mahinda, Selvam""",
        """Ramanathan, Venkataraman, Jayawardena, Gunasekara, Menon, Nambiar, Krishnamurthy,
        Reddy, Wickramasinghe, de Silva, Thomas Kurien, Iyer, Pillai, Perera, Chelliah,
        Natarajan, Rao, Ranatunga, Sivalingam, Kuruvilla""",
    ),
    "pakistani_bangladeshi": _culture(
        """Nusrat, Saima, Rukhsana, Shaista, Farhana, Taslima, Bushra, Kulsoom, Ayesha, Rehana,
        Sultana, Momena""",
        """Nadeem, Asif, Shahbaz, Rafiqul, Kamrul, Jamshed, Tanvir, Mahbub, Sohail, Iftikhar,
        Anwarul, Waqar""",
        """Chowdhury, Khattak, Rahman Khan, Siddiqui, Bhuiyan, Sheikh, Butt, Zaman, Baloch,
        Haque, Afridi, Talukder, Mirza, Jatoi, Hossain, Gillani, Akhtar, Soomro, Mazumder,
        Cheema""",
    ),
    "chinese": _culture(
        """Xiaoling, Meifang, Lihua, Yuting, Shuhui, Jiayi, Wenjing, Huimin, Yanhong, Cuifen,
        Ruoxi, Mei-ling""",
        """Jianguo, Zhiqiang, Haoran, Wei-min, Guangming, Junjie, Yongsheng, Tianyu, Shaohua,
        Bingwen, Kwok-wai, Chee Keong""",
        """Wang, Zhang, Ouyang, Huang, Zhao, Chen, Szeto, Xu, Liang, Deng, Feng, Tsai, Leung,
        Cheung, Zheng, Lim, Xie, Jiang, Kwan, Situ""",
        family_first=True,
    ),
    "japanese": _culture(
        """Haruka, Akiko, Yumi, Sakura, Tomoko, Kazumi, Naoko, Misaki, Reiko, Chiyo, Ayumi,
        Hanae""",
        """Takeshi, Kenichi, Daisuke, Ryota, Hiroyuki, Shinji, Masato, Yoshio, Kaito, Noboru,
        Isamu, Tetsuya""",
        """Yamaguchi, Fujimoto, Watanabe, Ishikawa, Kobayashi, Shimizu, Matsuda, Hasegawa,
        Nishimura, Okada, Kawasaki, Murakami, Endo, Hirano, Sugiyama, Ueda, Morita, Arakawa,
        Tsukamoto, Ono""",
    ),
    "korean": _culture(
        """Ji-woo, Soo-jin, Min-seo, Hye-kyung, Eun-ji, Yoon-ah, Seo-yeon, Kyung-hee, Bo-ram,
        Na-young, Mi-sook, Da-eun""",
        """Min-ho, Jae-hyun, Sang-woo, Dong-hyuk, Tae-yang, Chul-soo, Joon-young, Seung-min,
        Byung-chul, Hyun-woo, Kyu-sik, Ki-tae""",
        """Kim, Park, Choi, Jung, Kang, Yoon, Namgung, Lim, Hwang, Shin, Bae, Baek, Seo, Kwon,
        Noh, Moon, Yang, Cho, Jeon, Ryu""",
        family_first=True,
    ),
    "vietnamese": _culture(
        """Thi Lan, Thu Ha, Bich Ngoc, Phuong, Thanh Truc, Hong Nhung, Mai Anh, Kim Chi, Thuy
        Linh, Huong, Quynh, Minh Chau""",
        """Van Dung, Quoc Bao, Duc Anh, Minh Tuan, Huu Phuoc, Thanh Son, Xuan Truong, Hoang
        Long, Dinh Khoa, Trong Nghia, Gia Huy, Khanh""",
        """Nguyen, Nguyen Thi, Tran, Le Van, Pham, Hoang, Phan, Vu, Dang, Bui, Do, Ngo, Duong,
        Ly, Trinh, Mac, Dinh, Luong, Truong, Cao""",
        family_first=True,
    ),
    "thai_khmer_lao": _culture(
        """Siriporn, Kanya, Malee, Pimchanok, Sopheap, Bopha, Chanthavy, Ratana, Wilaiwan, Srey
        Mom, Phonsavanh, Nattaya""",
        """Somchai, Prasert, Anucha, Wichai, Sokha, Vannak, Kittisak, Thongchai, Bounmy, Rithy,
        Chaiwat, Sombath""",
        """Wongsuwan, Chaiyasit, Srisai, Rattanakosin, Sok, Chhim, Keomanivong, Phommachanh,
        Boonmee, Charoenpol, Suksawat, Thammavong, Heng, Prum, Nakamanee, Saetang, Kittiwong,
        Khamphan, Pol, Intharat""",
    ),
    "malay_indonesian": _culture(
        """Siti Nurhaliza, Dewi, Wulandari, Nur Aisyah, Rahmawati, Indah, Ratna, Puteri,
        Yuliana, Ayu, Kartini, Zaleha""",
        """Agus, Bambang, Joko, Ahmad Fauzi, Hafiz, Wayan, Rizal, Budi, Dedi, Iskandar, Made,
        Sutrisno""",
        """Wibowo, Setiawan, bin Abdullah, Siregar, Hutapea, Kusuma, binti Osman, Nasution,
        Prawiro, Santoso, Hasibuan, Abdul Razak, Simanjuntak, Gunawan, Pangestu, bin Hashim,
        Lubis, Purnomo, Wijaya, Tanjung""",
    ),
    "filipino": _culture(
        """Maricel, Rowena, Jocelyn, Imelda, Analyn, Cherry Lyn, Corazon, Ligaya, Divina, Mary
        Grace, Tala, Rosalinda""",
        """Rodel, Jomar, Reynaldo, Arnel, Crisanto, Bayani, Jun-Jun, Renato, Efren, Danilo,
        Isagani, Romulo""",
        """Dimaculangan, Macaraeg, dela Cruz, Bautista, Pangilinan, Magsaysay, Catacutan, San
        Jose, Lacson, Ocampo, Villareal, Batungbakal, Manalo, Tolentino, de Guzman, Salonga,
        Abad, Sarmiento, Lualhati, Gatdula""",
    ),
    "west_african": _culture(
        """Adaeze, Ngozi, Funmilayo, Aminata, Abena, Efua, Oumou, Chiamaka, Fatoumata, Yetunde,
        Mariama, Akosua""",
        """Chukwuemeka, Olumide, Kwabena, Mamadou, Babatunde, Kofi, Ousmane, Ifeanyi, Abdoulaye,
        Yaw, Segun, Ibrahima""",
        """Okafor, Adeyemi, Mensah, Diallo, Ogunlesi, Traoré, Owusu-Ansah, Nwachukwu, Boateng,
        Coulibaly, N'Diaye, Asante, Eze, Balogun, Kaboré, Sowah, Danjuma, Jalloh, Bangura,
        Onyekachi""",
    ),
    "east_african": _culture(
        """Wanjiku, Achieng, Namukasa, Neema, Halima, Nyambura, Mutoni, Zawadi, Atieno, Uwase,
        Rehema, Nakato""",
        """Kipchoge, Otieno, Mugisha, Baraka, Juma, Kamau, Ssemakula, Wekesa, Habimana, Kiprono,
        Mwangi, Okello""",
        """Odhiambo, Kariuki, Mwinyi, Nabwire, Kagabo, Tumusiime, Njoroge, Cheruiyot, Mkapa, wa
        Thiong'o, Byaruhanga, Rutagengwa, Ochieng, Mbeki-Ouma, Lukwago, Kilonzo, Mutua,
        Nsabimana, arap Keino, Waweru""",
    ),
    "horn_of_africa": _culture(
        """Selamawit, Tigist, Almaz, Hodan, Ifrah, Sahra, Mihret, Bethlehem, Senait, Ubah,
        Hirut, Deqa""",
        """Abebe, Tesfaye, Getachew, Abdirahman, Mohamud, Haile, Yonas, Girma, Liban, Kebede,
        Warsame, Berhane""",
        """Tadesse, Gebremariam, Wolde, Farah, Abdi Nur, Mengistu, Hersi, Woldemichael, Desta,
        Jama, Sheik Ali, Bekele, Alemu, Ghebreselassie, Dualeh, Isse, Lemma, Zewde, Tekle,
        Roble""",
    ),
    "southern_african": _culture(
        """Nomvula, Thandeka, Rutendo, Lindiwe, Tatenda, Mpho, Naledi, Annelize, Chipo, Zanele,
        Palesa, Wilhelmina""",
        """Sipho, Tendai, Thabo, Mandla, Farai, Themba, Pieter, Kagiso, Tshepo, Lungile,
        Jabulani, Hifikepunye""",
        """Dlamini, Moyo, van Rensburg, Nkosi, Chikwanha, Mthembu, Botha, Mokoena, Ndlovu,
        Zulu-Khumalo, Phiri, Banda, Shongwe, du Plessis, Nujoma, Mahlangu, Chiweshe, Tembo,
        Sithole, Masire""",
    ),
    "pacific": _culture(
        """Aroha, Mereana, Lupe, Salote, Leilani, Talia, Ngaire, Sina, Moana, Adi Litia,
        Hinemoa, Kiri""",
        """Tāne, Wiremu, Sione, Ratu Epeli, Tevita, Manaia, Sitiveni, Rawiri, Viliami, Hemi,
        Fetu, Kaleo""",
        """Tuilagi, Ngata, Parata, Faleolo, Vunipola, Te Rangi, Tūhoe, Latu, Waqanivalu,
        Kahananui, Faumuina, Momoa, Tamihana, Fonoti, Pouono, Raiwalui, Taumalolo, Kealoha,
        Whaanga, Sopoaga""",
    ),
    "caribbean": _culture(
        """Shanice, Kerry-Ann, Marva, Roseline, Tanisha, Guerda, Yanique, Althea, Jeanette,
        Latisha, Mirlande, Claudette""",
        """Delroy, Winston, Kemar, Jean-Robert, Leroy, Wilgens, Sheldon, Garfield, Anthony,
        Errol, Lennox, Dieudonné""",
        """Baptiste, Campbell-Reid, Toussaint, Ramlogan, Charles-Pierre, Alleyne, Gittens,
        Blackwood, Joseph, St. Louis, Hinds, Persaud, Désir, Mohammed, Cumberbatch, Fevrier,
        Maharaj, Brathwaite, Estimé, Greenidge""",
    ),
}

CITIES = _names(
    """
    Adelaide, Ahmedabad, Aleppo, Alexandria, Antwerp, Arequipa, Asmara, Asunción, Auckland,
    Aarhus, Baku, Bandung, Barranquilla, Basra, Belém, Bergen, Bilbao, Birmingham, Bishkek,
    Bordeaux, Bratislava, Brisbane, Bucharest, Bulawayo, Bursa, Busan, Calgary, Cardiff,
    Cartagena, Casablanca, Cebu City, Chengdu, Chiang Mai, Chittagong, Cincinnati, Cleveland,
    Cluj-Napoca, Cochabamba, Colombo, Conakry, Córdoba, Cork, Coventry, Curitiba, Da Nang,
    Dakar, Dar es Salaam, Davao, Detroit, Dresden, Dundee, Durban, Düsseldorf, Eindhoven,
    Entebbe, Faisalabad, Freetown, Fukuoka, Gaborone, Galway, Gdańsk, Genoa, Ghent, Glasgow,
    Gothenburg, Graz, Guadalajara, Guangzhou, Guayaquil, Haifa, Hamburg, Harare, Hargeisa,
    Hiroshima, Hobart, Hyderabad, Ibadan, Irkutsk, Isfahan, Islamabad, Izmir, Jaffna,
    Kampala, Kandahar, Kaunas, Kharkiv, Kisumu, Kota Kinabalu, Kraków, Kumasi, La Plata,
    Lahore, Leeds, Leipzig, Lilongwe, Ljubljana, Luanda, Lublin, Lyon, Maiduguri, Malmö,
    Maputo, Maracaibo, Marrakesh, Mar del Plata, Medan, Memphis, Mendoza, Minneapolis,
    Mombasa, Monterrey, Mosul, Multan, Nagoya, Naples, Newcastle, Niamey, Nizhny Novgorod,
    Odesa, Oran, Osaka, Ottawa, Oulu, Palermo, Penang, Perth, Peshawar, Phnom Penh,
    Pittsburgh, Plovdiv, Ponta Delgada, Port Moresby, Port-au-Prince, Porto Alegre, Potosí,
    Pretoria, Puebla, Qingdao, Quetta, Rabat, Recife, Riga, Rosario, Rotterdam, Samarkand,
    San Pedro Sula, Santa Cruz, Sapporo, Sarajevo, Seville, Sheffield, Skopje, Split, St.
    John's, Stavanger, Surabaya, Suva, Swansea, Tabriz, Tallinn, Tampere, Tashkent, Tbilisi,
    Thessaloniki, Timbuktu, Trieste, Tromsø, Tucson, Turin, Ulsan, Utrecht, Valparaíso,
    Varanasi, Wellington, Winnipeg, Wrocław, Wuhan, Xi'an, Yaoundé, Yerevan, Zagreb,
    Zanzibar, Zürich
    """
)

REGIONS = _names(
    """
    Andalusia, Bavaria, Catalonia, Chiapas, Cornwall, Crimea, Darfur, Flanders, Gujarat,
    Kerala, Kurdistan, Lapland, Lombardy, Manitoba, Mindanao, Normandy, Oaxaca, Ontario,
    Patagonia, Punjab, Queensland, Quebec, Saskatchewan, Saxony, Sicily, Silesia, Sindh,
    Tasmania, Tigray, Transylvania, Tyrol, Ulster, West Bengal, Western Cape, Xinjiang,
    Yorkshire, Yucatán
    """
)

# Each country with its adjective.
COUNTRIES: dict[str, str] = {
    country: adjective
    for country, _, adjective in (
        pair.partition(": ")
        for pair in _names(
            """
    Albania: Albanian, Algeria: Algerian, Angola: Angolan, Argentina: Argentine, Armenia:
    Armenian, Australia: Australian, Austria: Austrian, Bangladesh: Bangladeshi, Belgium:
    Belgian, Bolivia: Bolivian, Botswana: Botswanan, Brazil: Brazilian, Bulgaria: Bulgarian,
    Cambodia: Cambodian, Cameroon: Cameroonian, Canada: Canadian, Chile: Chilean, China:
    Chinese, Colombia: Colombian, Croatia: Croatian, Cuba: Cuban, Denmark: Danish, Ecuador:
    Ecuadorean, Egypt: Egyptian, Eritrea: Eritrean, Estonia: Estonian, Ethiopia: Ethiopian,
    Fiji: Fijian, Finland: Finnish, France: French, Gabon: Gabonese, Germany: German, Ghana:
    Ghanaian, Greece: Greek, Guatemala: Guatemalan, Guyana: Guyanese, Haiti: Haitian,
    Honduras: Honduran, Hungary: Hungarian, Iceland: Icelandic, India: Indian, Indonesia:
    Indonesian, Iran: Iranian, Iraq: Iraqi, Ireland: Irish, Israel: Israeli, Italy: Italian,
    Jamaica: Jamaican, Japan: Japanese, Kazakhstan: Kazakh, Kenya: Kenyan, Kuwait: Kuwaiti,
    Laos: Laotian, Latvia: Latvian, Lebanon: Lebanese, Liberia: Liberian, Libya: Libyan,
    Lithuania: Lithuanian, Malawi: Malawian, Malaysia: Malaysian, Mali: Malian, Malta:
    Maltese, Mexico: Mexican, Moldova: Moldovan, Mongolia: Mongolian, Morocco: Moroccan,
    Mozambique: Mozambican, Myanmar: Burmese, Namibia: Namibian, Nepal: Nepali, Nicaragua:
    Nicaraguan, Nigeria: Nigerian, Norway: Norwegian, Pakistan: Pakistani, Panama:
    Panamanian, Paraguay: Paraguayan, Peru: Peruvian, Poland: Polish, Portugal: Portuguese,
    Qatar: Qatari, Romania: Romanian, Russia: Russian, Rwanda: Rwandan, Saudi Arabia: Saudi,
    Senegal: Senegalese, Serbia: Serbian, Slovakia: Slovak, Slovenia: Slovenian, Somalia:
    Somali, South Africa: South African, South Korea: South Korean, Spain: Spanish, Sri
    Lanka: Sri Lankan, Sudan: Sudanese, Sweden: Swedish, Switzerland: Swiss, Syria: Syrian,
    Tanzania: Tanzanian, Thailand: Thai, Tunisia: Tunisian, Turkey: Turkish, Uganda: Ugandan,
    Ukraine: Ukrainian, Uruguay: Uruguayan, Uzbekistan: Uzbek, Venezuela: Venezuelan,
    Vietnam: Vietnamese, Yemen: Yemeni, Zambia: Zambian, Zimbabwe: Zimbabwean
    """
        )
    )
}

# By the word that tells what kind of body it is; each name stands without its article.
ORGANISATIONS: dict[str, tuple[str, ...]] = {
    "ministry": _names(
        """Ministry of Water and Irrigation, Interior Ministry, Ministry of Public Works,
        Ministry of Rural Affairs, Defence Ministry, Ministry of Mines, Ministry of Higher
        Education, Foreign Ministry, Ministry of Fisheries, Ministry of Health and Population"""
    ),
    "department": _names(
        """Department of Corrections, Department for Regional Growth, Forestry Department,
        Department of Veterans' Welfare, Public Health Department, Department of Inland
        Waters"""
    ),
    "bank": _names(
        """Banco del Altiplano, First Meridian Bank, Bank of the Lagoons, Nordhavn Sparebank,
        Crescent Commercial Bank, Reserve Bank of the Islands, Volksbank Unterland, Savannah
        Trust Bank"""
    ),
    "court": _names(
        """Court of Cassation, Supreme Court of Appeal, Constitutional Tribunal, High Court of
        Kiambu, Third District Court, Court of Audit, Labour Court, Commercial Court of Lille"""
    ),
    "party": _names(
        """Democratic Renewal Party, Party of the Green Left, National Unity Front, Alliance for
        Reform, People's Progressive Party, Workers' Party of the South, Movement for a Just
        Society, Agrarian League, Free Citizens Party, Union of Democrats and Independents"""
    ),
    "union": _names(
        """Federation of Port Workers, United Teachers' Union, Confederation of Public Servants,
        Bakers and Millers Union, National Association of Nurses, Transport Workers'
        Syndicate, Sindicato de Mineros, Union of Railway Staff"""
    ),
    "university": _names(
        """University of Otavalo, Technical University of Silesia, Kwame Polytechnic, Institute
        of Tropical Medicine, Sakarya University, Academy of Sciences, St Brigid's College,
        University of the Northern Plains"""
    ),
    "hospital": _names(
        """St Anselm's Hospital, Al-Shifaa Clinic, Children's Hospital of Cebu, Royal Infirmary,
        Mbarara Referral Hospital, Hospital San Rafael"""
    ),
    "club": _names(
        """Atlético Ribera, FC Nordstern, Harbour Rovers, Sporting Bahía, Dinamo Vostok, Kumasi
        Lions, Red Valley United, SV Blau-Weiss, Union Sportive du Littoral, Eastgate
        Wanderers"""
    ),
    "federation": _names(
        """International Rowing Federation, Confederation of Asian Gymnastics, Cricket Board of
        the Isles, National Football Association, Pan-African Athletics Union, Professional
        Golf Council"""
    ),
    "agency": _names(
        """Agency for Food Safety, Border Management Agency, National Space Agency,
        Environmental Protection Authority, Civil Aviation Authority, Data Protection
        Commission, Drug Control Bureau, Competition Authority, Electoral Commission,
        Meteorological Service, Office for National Statistics and Census"""
    ),
    "police": _names(
        """Gendarmerie Nationale, Anti-Corruption Squad, Federal Criminal Police, Avon
        Constabulary, Harbour Police, Guardia Rural, State Bureau of Investigation, Special
        Crimes Directorate"""
    ),
    "council": _names(
        """Westmarch County Council, Municipal Council of Tarapoto, Regional Assembly of the
        Highlands, Council of Elders, Borough of Eastmere, City Corporation of Rajkot"""
    ),
    "charity": _names(
        """Médecins du Sud, Shelter for All, Rivers Without Borders, Hands of Hope Trust,
        Refugee Legal Network, Save the Wetlands, Justice Watch, Amicus Rights Centre,
        Women's Aid Alliance, Clean Air Coalition, Fundación Manos Unidas del Sur"""
    ),
    "company": _names(
        """Tanaka Heavy Industries, Kestrel Airways, Brightwell Foods plc, Novanta Pharma, Grupo
        Ixtapa, Zephyr Motors, Halden Shipping AS, Baltic Telecom, Orchid Semiconductors,
        Mbali Mining Ltd, Lumière Cosmetics, Ganga Textiles, Arrowhead Energy, PT Samudra
        Raya, Kaiteki Robotics, Van Houten & Zonen, Solaris Wind GmbH, Quickbasket, Delta
        Insurance Group, O'Leary Brothers, Petróleos del Golfo, Rustavi Steel, Sahara Cement,
        Peakline Software"""
    ),
    "media": _names(
        """Radio Horizonte, Daily Sentinel, Capital Tribune, Die Woche, Nile Broadcasting
        Corporation, Northern Echo Press, Agencia Andina de Prensa, Kiosk TV"""
    ),
}
